//! The words that stand in dates: months, days of the week, small words, zones.
//!
//! All as `broadsheet::text::fold` leaves them: without case, Latin letters without accents. An
//! abbreviation is listed where it is not the first three letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// For each month, its names in the languages that news is written in. Any may be cut to its first
/// three letters or, where those are the same for June and July, its first four.
const MONTHS: [&str; 12] = [
    "january januar janvier enero gennaio janeiro januari januar stycznia styczen leden ledna \
     ianuarie ocak tammikuu tammikuuta января январь січня ιανουαριου ιανουάριος ιαν januar janv \
     ene gen sty led tam oca ιανουαρίου يناير ינואר janner jan",
    "february februar fevrier febrero febbraio fevereiro februari lutego luty unor unora februarie \
     subat helmikuu helmikuuta февраля февраль лютого φεβρουαρίου φεβ fevr fev lut uno sub hel \
     فبراير פברואר feber februarja",
    "march marz mars marzo marco maart marca marzec brezen brezna martie mart maaliskuu \
     maaliskuuta марта март березня μαρτίου μάρ μαρ mrz mrt marcius marts bre maa مارس מרץ",
    "april avril abril aprile kwietnia kwiecien duben dubna aprilie nisan huhtikuu huhtikuuta \
     апреля апрель квітня απριλίου απρ avr abr kwi dub nis huh aprilis أبريل ابريل אפריל",
    "may mai mayo maggio maio mei maja maj kveten kvetna mayis toukokuu toukokuuta мая май травня \
     μαΐου μάι μαϊ mag kve tou maius may مايو מאי",
    "june juni juin junio giugno junho juni czerwca czerwiec cerven cervna iunie haziran kesakuu \
     kesakuuta июня июнь червня ιουνίου ιούν ιουν jun giu cze haz kes iun junius يونيو יוני",
    "july juli juillet julio luglio julho lipca lipiec cervenec cervence iulie temmuz heinakuu \
     heinakuuta июля июль липня ιουλίου ιούλ ιουλ jul juil lug lip tem hei iul julius يوليو יולי",
    "august aout agosto agosto augustus sierpnia sierpien srpen srpna agustos elokuu elokuuta \
     августа август серпня αυγούστου αύγ αυγ ago sie srp agu elo augusztus أغسطس اغسطس אוגוסט",
    "september septembre septiembre settembre setembro wrzesnia wrzesien zari septembrie eylul \
     syyskuu syyskuuta сентября сентябрь вересня σεπτεμβρίου σεπ sept set wrz zar eyl syy \
     szeptember szept szep سبتمبر ספטמבר",
    "october oktober octobre octubre ottobre outubro pazdziernika pazdziernik rijen rijna \
     octombrie ekim lokakuu lokakuuta октября октябрь жовтня οκτωβρίου οκτ okt ott out paz rij eki \
     lok أكتوبر اكتوبر אוקטובר",
    "november novembre noviembre novembro listopada listopad noiembrie kasim marraskuu \
     marraskuuta ноября ноябрь листопада νοεμβρίου νοέ νοε lis noi kas نوفمبر נובמבר",
    "december dezember decembre diciembre dicembre dezembro grudnia grudzien prosinec prosince \
     decembrie aralik joulukuu joulukuuta декабря декабрь грудня δεκεμβρίου δεκ dez dic gru pro \
     ara jou ديسمبر דצמבר",
];

/// Every form of every month, in full and cut short.
static MONTH: LazyLock<HashMap<&str, i8>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    let names = || {
        MONTHS.iter().zip(1..).flat_map(|(names, month)| {
            names.split_ascii_whitespace().map(move |name| (name, month))
        })
    };
    // A whole name goes before the beginning of another: `mar` is March, but Marraskuu is not.
    known.extend(names());
    for (name, month) in names() {
        for length in 3..=4 {
            let end = name.char_indices().nth(length).map(|(end, _)| end);
            if let Some(short) = end.and_then(|end| name.get(..end)) {
                known.entry(short).or_insert(month);
            }
        }
    }
    known
});

/// The month of that name, from 1.
pub(super) fn month(word: &str) -> Option<i8> {
    MONTH.get(word).copied()
}

/// Days of the week from Monday, in the same languages, in full and as abbreviated.
const WEEKDAYS: [&str; 7] = [
    "monday montag lundi lunes lunedi segunda maandag mandag mandag poniedzialek pondeli luni \
     pazartesi maanantai понедельник понеділок δευτέρα hetfo mon mo lun lu seg ma man pon po pzt \
     пн δευ δευτ الاثنين الإثنين الأثنين دوشنبه שני",
    "tuesday dienstag mardi martes martedi terca dinsdag tirsdag tisdag wtorek utery marti sali \
     tiistai вторник вівторок τρίτη kedd tue tues di mar ter tir tis wto wt ut sal ti вт τρι τρίτ \
     الثلاثاء שלישי",
    "wednesday mittwoch mercredi miercoles mercoledi quarta woensdag onsdag sroda streda miercuri \
     carsamba keskiviikko среда середа τετάρτη szerda wed weds mi mer mie qua woe wo ons sro sr st \
     car ke ср τετ الاربعاء الأربعاء רביעי",
    "thursday donnerstag jeudi jueves giovedi quinta donderdag torsdag czwartek ctvrtek joi \
     persembe torstai четверг четвер πέμπτη csutortok thu thur thurs do jeu jue gio qui don tor czw \
     ct per to чт πεμ πέμ الخميس חמישי",
    "friday freitag vendredi viernes venerdi sexta vrijdag fredag piatek patek vineri cuma \
     perjantai пятница п'ятниця παρασκευή pentek fri fr ven vie sex vri vr fre pia pt pa cum pe пт \
     παρ الجمعة الجمعه שישי",
    "saturday samstag samedi sabado sabato zaterdag lordag lørdag sobota sambata cumartesi \
     lauantai суббота субота σάββατο szombat sonnabend sat sa sam sab zat za lor sob so cmt la сб \
     σαβ σάβ السبت שבת",
    "sunday sonntag dimanche domingo domenica zondag sondag niedziela nedele duminica pazar \
     sunnuntai воскресенье неділя κυριακή vasarnap sun sunday so dim dom zon zo son nie nd ne dum \
     paz su вс κυρ الاحد الأحد ראשון",
];

static WEEKDAY: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (names, day) in WEEKDAYS.iter().zip(0..) {
        for name in names.split_ascii_whitespace() {
            known.entry(name).or_insert(day);
        }
    }
    known
});

/// Which day of the week a word names, from Monday as 0; of two with the same short form, the first.
pub(super) fn weekday(word: &str) -> Option<usize> {
    WEEKDAY.get(word).copied()
}

/// Words that stand between the parts of a date and say nothing of it.
pub(super) fn is_filler(word: &str) -> bool {
    const FILLERS: &str = "at um uhr of on the de del den der le la il am a à à kl klo ob в о года \
                           г р р. t st nd rd th er o ο e y og och ja feira στις";
    FILLERS.split_ascii_whitespace().any(|filler| filler == word)
}

/// Offsets in minutes of the zones that are named by letters. Where letters mean several zones, the
/// one of the mail standard (RFC 5322) and of the feeds that use them.
const ZONES: &[(&str, i32)] = &[
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("cat", 120),
    ("wat", 60),
    ("eest", 180),
    ("msk", 180),
    ("eat", 180),
    ("trt", 180),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("wib", 420),
    ("ict", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("nst", -210),
    ("ndt", -150),
    ("at", -240),
    ("ast", -240),
    ("adt", -180),
    ("brt", -180),
    ("et", -300),
    ("est", -300),
    ("edt", -240),
    ("ct", -360),
    ("cst", -360),
    ("cdt", -300),
    ("mt", -420),
    ("mst", -420),
    ("mdt", -360),
    ("pt", -480),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
];

/// The offset in minutes of a zone named by letters.
pub(super) fn zone(word: &str) -> Option<i32> {
    ZONES.iter().find(|(name, _)| *name == word).map(|(_, minutes)| *minutes)
}

/// The half of the day that a word names: `true` for the one after noon.
pub(super) fn half(word: &str) -> Option<bool> {
    match word {
        "am" | "오전" | "上午" | "午前" | "凌晨" | "早上" | "ص" => Some(false),
        "pm" | "오후" | "下午" | "午後" | "午后" | "晚上" | "傍晚" | "م" => Some(true),
        _ => None,
    }
}
