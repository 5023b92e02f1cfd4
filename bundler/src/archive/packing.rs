//! Deflating the archive's files (RFC 1951).

use libdeflater::{CompressionLvl, Compressor};
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The last level that does not try all ways.
const QUICK: i32 = 9;

/// Compressors at rest: to make one takes longer than to deflate most files, so each is used again.
#[derive(Default)]
pub(super) struct Packing(Mutex<Vec<Compressor>>);

impl Packing {
    /// One of many files.
    pub(super) fn pack(&self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let level = CompressionLvl::new(QUICK).unwrap_or_default();
        let rested = self.at_rest().pop();
        let mut compressor = rested.unwrap_or_else(|| Compressor::new(level));
        let packed = packed(&mut compressor, bytes)?;
        self.at_rest().push(compressor);
        Ok(packed)
    }

    fn at_rest(&self) -> MutexGuard<'_, Vec<Compressor>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that everybody reads, as small as can be.
pub(super) fn pack_best(bytes: &[u8]) -> io::Result<Vec<u8>> {
    packed(&mut Compressor::new(CompressionLvl::best()), bytes)
}

fn packed(compressor: &mut Compressor, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = vec![0; compressor.deflate_compress_bound(bytes.len())];
    let length = compressor.deflate_compress(bytes, &mut packed).map_err(io::Error::other)?;
    packed.truncate(length);
    Ok(packed)
}
