// Makes vectors.tsv, what V8 finds:   node make-vectors.mjs > vectors.tsv
// Columns: expression, flags, text, and 1 if it finds something, 0 if nothing, E if it is no expression.
// A unit that is not printable ASCII, and the percent sign, is written % and four hexadecimal digits.

const chosen = [
  [/abc/, "xabcx", "ab"],
  [/^abc$/, "abc", "abc\n", "xabc"],
  [/^b/m, "a\nb", "ab", "a\u2028b", "a\u0085b"],
  [/a$/m, "a\u2028b", "ab", "a\r\n"],
  [/a.b/, "a\u0085b", "a\nb", "a\u000bb", "a\u2029b"],
  [/a.b/s, "a\nb", "ab"],
  [/^.$/, "x", "\ud83d\ude00", "\ude00"],
  [/^.$/u, "x", "\ud83d\ude00", "\ude00"],
  [/\ud83d/, "\ud83d\ude00", "\ude00"],
  [/\ud83d/u, "\ud83d\ude00", "\ud83dx"],
  [/\ude00/u, "\ud83d\ude00", "x\ude00"],
  [/(?<=\ud83d)\ude00/, "\ud83d\ude00"],
  [/(?<=\ud83d)\ude00/u, "\ud83d\ude00"],
  [/\u{1F600}/u, "\ud83d\ude00", "\ud83d"],
  [/\ud83d\ude00/u, "\ud83d\ude00", "\ud83d"],
  [/^[\ud83d\ude00]$/, "\ude00", "\ud83d\ude00"],
  [/^[\ud83d\ude00]$/u, "\ude00", "\ud83d\ude00"],
  [/^[^x]$/, "\ud83d\ude00", "y"],
  [/^[^x]$/u, "\ud83d\ude00", "y"],
  [/^\u{1F600}{2}$/u, "\ud83d\ude00\ud83d\ude00", "\ud83d\ude00\ude00"],
  [/a{2,3}b/, "aab", "ab"],
  [/^a{2}$/, "aa", "aaa"],
  [/^a{0}b/, "b", "ab"],
  [/a{,2}/, "a{,2}", "aa"],
  [/x{/, "x{", "x"],
  [/x{1/, "x{1", "x"],
  [/]}/, "]}", "]"],
  [/[^]/, "\n", ""],
  [/^[]|a/, "a", "b"],
  [/[a-]/, "-", "b"],
  [/[\w-x]/, "-", "."],
  [/[+--]/, ",", "*"],
  [/[&&a]/, "&", "b"],
  [/[[a]/, "[", "b"],
  [/[\b]/, "\b", "b"],
  [/[^a-c]/, "d", "abc"],
  [/[\d-\s]/, "-", "5", " ", "x"],
  [/\bcmd\b/, "a cmd", "acmd", "cmd.exe", "cmd_"],
  [/\Bmd/, "cmd", "md"],
  [/\b/, "", " ", "a"],
  [/\B/, "", " ", "a"],
  [/\d\D\w\W/, "1a_.", "\u0661a_."],
  [/^\s+$/, "\ufeff\u00a0\u2003\u3000\v\f", "\u0085", "\u180e", "\u200b"],
  [/\0/, "a\u0000", "0"],
  [/\cJ/, "\n", "J"],
  [/\c/, "\\c", "c"],
  [/\c1/, "\\c1", "\x11"],
  [/[\c1]/, "\x11", "\\", "1"],
  [/[\c]/, "\\", "c", "b"],
  [/\x41\x4/, "Ax4", "A4"],
  [/\u0041\u004/, "Au004", "A"],
  [/\101\8\377\400/, "A8\u00ff 0", "A8"],
  [/\/\-\@\k/, "/-@k", "/-"],
  [/(a)(b)\2\1/, "abba", "abab"],
  [/(?:(a)|b)\1c/, "bc", "aac", "ac"],
  [/\1(a)/, "a", "b"],
  [/\2(a)/, "\u0002a", "a"],
  [/(?<q>['"]).*\k<q>/, "'a'", "'a"],
  [/\k<q>(?<q>a)/, "a", "b"],
  [/\k<q>/, "k<q>", "q"],
  [/(?<$𐒤>a)/u, "a"],
  [/^(?:(a)|(b))*\1$/, "ab", "aab", "aba"],
  [/(?:(a)|b)*\1$/, "ab", "c"],
  [/^(z)((a+)?(b+)?(c))*\4$/, "zaacbbbcac", "zbcb"],
  [/^(?:(a)\1)+$/, "aaaa", "aaa"],
  [/a(?=b)/, "ab", "ac"],
  [/a(?!b)/, "ac", "ab", "a"],
  [/(?<=a)b/, "ab", "cb"],
  [/(?<!a)b/, "cb", "ab", "b"],
  [/(?<=a.*)b/, "axxb", "xxb"],
  [/(?<=^\w+)b/, "axxb", "xx b"],
  [/(?<=(\d)\1)x/, "1x", "11x", "x"],
  [/(?<=\1(\d))x/, "11x", "12x"],
  [/(?<=(\d+)(\d+))$/, "1053", "1"],
  [/(?<=^(\d+)(\d+))\1$/, "10531053", "10533"],
  [/(?=(a+))a*b\1/, "baaabac", "aab"],
  [/(?=(a*?))\1b/, "aab", "a"],
  [/(?=a)*b/, "b", "a"],
  [/(?=(a))?b\1$/, "b", "ba"],
  [/(?!(a))\1b/, "b", "a"],
  [/(?!(a)b)a\1c/, "ac", "abc"],
  [/(?:a?)*?$/, "b", "aaa"],
  [/(a*)*b/, "aab", "aa"],
  [/(?:)*x/, "x", "y"],
  [/(?:a|ab)(?:c|bcd)d*$/, "abcd", "abd"],
  [/(?:a*){2,3}c/, "c", "aac", "d"],
  [/^(?:a{1,2}){2}$/, "aa", "aaaa", "a", "aaaaa"],
  [/^(a?)?\1$/, "", "aa", "a"],
  [/é/i, "É", "E", "e"],
  [/[à-ö]/i, "Õ", "÷", "o"],
  [/[^é]/i, "É", "é", "e"],
  [/k/i, "K", "\u212a"],
  [/k/iu, "K", "\u212a"],
  [/\u212a/i, "k", "\u212a"],
  [/\u212a/iu, "k", "K"],
  [/s/i, "\u017f", "S"],
  [/s/iu, "\u017f", "S"],
  [/i/i, "\u0130", "\u0131", "I"],
  [/i/iu, "\u0130", "\u0131", "I"],
  [/\u0131/i, "I", "i", "\u0131"],
  [/ß/i, "\u1e9e", "SS", "ß"],
  [/ß/iu, "\u1e9e", "ss", "ß"],
  [/σ/i, "ς", "Σ"],
  [/θ/i, "\u03f4", "Θ", "\u03d1"],
  [/θ/iu, "\u03f4", "Θ", "\u03d1"],
  [/\u1f80/i, "\u1f88", "\u1f80"],
  [/\u1f80/iu, "\u1f88", "\u1f80"],
  [/ǆ/i, "ǅ", "Ǆ"],
  [/[ǅ]/i, "ǆ", "Ǆ"],
  [/\u0345/i, "ι", "Ι", "\u1fbe"],
  [/\w/i, "\u017f", "\u212a", "s"],
  [/\w/iu, "\u017f", "\u212a", "s"],
  [/\W/iu, "\u017f", "\u212a", "s", "."],
  [/[^\W]/iu, "\u017f", "\u212a", "s", "."],
  [/\b/iu, "\u017f", "."],
  [/\b/i, "\u017f", "."],
  [/(é)\1/i, "éÉ", "ee"],
  [/(\u{10400})\1/iu, "\u{10400}\u{10428}", "\u{10400}"],
  [/[\u{10400}-\u{10410}]/iu, "\u{10428}", "a"],
  [/\u{10400}/i, "u".repeat(10400).slice(0, 60), "\u{10400}"],
  [/^\p{L}+$/u, "aéж漢", "a1"],
  [/\p{Lu}/u, "aÉ", "a"],
  [/\P{Script=Latin}/u, "ж", "a"],
  [/\p{gc=Decimal_Number}/u, "\u0661", "a"],
  [/\p{White_Space}/u, "\u0085", "\ufeff", "a"],
  [/\p{Alphabetic}/u, "\u0661", "a", "\u2160"],
  [/\p{Uppercase}/u, "\u2160", "a", "A"],
  [/\p{Script=Han}/u, "漢", "a"],
  [/\p{sc=Grek}/u, "σ", "a"],
  [/\p{Emoji_Presentation}/u, "\ud83d\ude00", "a"],
  [/\p{punct}\p{Sm}/u, "!+", "+!"],
  [/\p{Lowercase_Letter}\p{LC}/iu, "aB", "1a"],
  [/[\p{L}\d]/u, "1", "é", "."],
  [/\p{L}/, "p{L}", "a"],
  [/-e(nc|ncodedcommand)?\s/i, "powershell -ENC abc", "powershell -encode"],
  [/\\Users\\[^\\]+\\AppData\\.*\.exe$/i, "C:\\Users\\x\\AppData\\Local\\a.exe", "C:\\Users\\x\\y\\AppData\\a.exe"],
  [/^(?:[a-z0-9+/]{4})*(?:[a-z0-9+/]{2}==|[a-z0-9+/]{3}=)?$/i, "aGVsbG8=", "aGVsbG8"],
  [/(\d{1,3}\.){3}\d{1,3}/, "at 10.0.0.1:80", "10.0.0"],
];

const wrong = ["(", ")", "(?:a", "[a", "*a", "a**", "a{2,1}", "+", "a|*", "(?a)", "(?<a>x)(?<a>y)", "(?<1>x)", "(?<a", "\\",
  "[b-a]", "(?<=a)*", "^*", "\\b+", "(?<n>a)\\k", "(?<n>a)\\k<m>", "{1}", "a{1}{2}", "(?<>a)", "[\\", "x{99999}{2}"];
const wrongUnicode = ["{", "}", "]", "a{", "\\-", "\\1", "\\00", "\\u{110000}", "\\u{}", "\\x1", "\\p{Nope}", "\\p{sc=Nope}", "\\p{gc=Latin}", "\\p{L}{", "\\p", "[\\d-x]",
  "(?=a)*", "\\c", "\\k", "\\q", "\\u12"];

let seed = 20260131;
const random = n => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 4294967296 * n);
};
const pick = list => list[random(list.length)];

const atoms = ["a", "b", "A", "\\n", ".", "[ab]", "[^a]", "\\w", "\\W", "\\s", "\\d", "é", "[à-ï]", "-", ""];
const conditions = ["^", "$", "\\b", "\\B"];
const references = ["\\1", "\\2"];
const quantifiers = ["", "", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "*?", "+?", "??"];
const groups = ["(", "(", "(?:", "(?:", "(?=", "(?!", "(?<=", "(?<!"];
function expression(depth) {
  let out = "";
  for (let i = random(4) + 1; i > 0; i--) {
    if (random(6) === 0) {
      out += pick(random(2) === 0 ? conditions : references);
    } else if (depth > 0 && random(3) === 0) {
      const group = pick(groups);
      out += group + expression(depth - 1) + ")" + (/[=!]/.test(group) ? "" : pick(quantifiers));
    } else {
      const atom = pick(atoms);
      out += atom === "" ? "" : atom + pick(quantifiers);
    }
  }
  return random(5) === 0 ? out + "|" + expression(depth) : out;
}
function text() {
  let out = "";
  for (let i = random(8); i > 0; i--) {
    out += pick(["a", "b", "A", "B", "-", "é", "É", "\n", " ", "1", "aa", "ab", "\ud83d\ude00", "\ud83d"]);
  }
  return out;
}

const encode = s => s.replace(/[^ -$&-~]/g, c => "%" + c.charCodeAt(0).toString(16).padStart(4, "0"));
const lines = [];
function vector(source, flags, value) {
  let result;
  try {
    result = new RegExp(source, flags).test(value) ? "1" : "0";
  } catch (e) {
    result = "E";
  }
  lines.push([encode(source), flags, encode(value), result].join("\t"));
}
for (const [regex, ...texts] of chosen) {
  texts.forEach(value => vector(regex.source, regex.flags, value));
}
wrong.forEach(source => vector(source, "", ""));
wrongUnicode.forEach(source => vector(source, "u", ""));
for (let i = 0; i < Number(process.argv[2] ?? 1500); i++) {
  const source = expression(3);
  const flags = pick(["", "", "i", "m", "s", "u", "iu", "im"]);
  for (let j = 0; j < 3; j++) {
    vector(source, flags, text());
  }
}
console.log([...new Set(lines)].join("\n"));
