//! How many bytes a file has as a host sends it that compresses with brotli.

use std::io;

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;

/// The bytes that these come to, compressed as well as can be.
pub(crate) fn size(mut bytes: &[u8]) -> io::Result<u64> {
    let parameters = BrotliEncoderParams { quality: 11, ..Default::default() };
    Ok(BrotliCompress(&mut bytes, &mut io::sink(), &parameters)? as u64)
}
