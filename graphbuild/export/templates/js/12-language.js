// Which language the page speaks, remembered where the browser allows it, and numbers as that language writes them.
const recall = (key) => {
  try {
    return localStorage.getItem(`graphbuild.${key}`);
  } catch {
    return null;
  }
};
const remember = (key, value) => {
  try {
    localStorage.setItem(`graphbuild.${key}`, value);
  } catch {
    /* a page from disk may have no storage */
  }
};
let language =
  recall("language") ||
  ((navigator.languages || [navigator.language]).some((name) => /^(sv|nb|nn|no|da)\b/i.test(name)) ? "sv" : "en");
if (!WORDS[language]) language = "sv";
const t = (key, ...values) =>
  (WORDS[language][key] ?? key).replace(/\{(\d)\}/g, (hole, number) =>
    number < values.length ? String(values[number]) : hole,
  );
// One formatter for all: making one costs more than using it.
const formats = new Map();
const numeral = (number, digits = 0) => {
  const key = `${language} ${digits}`;
  if (!formats.has(key))
    formats.set(
      key,
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    );
  return formats.get(key).format(number);
};
const amount = (number, noun) => `${numeral(number)} ${WORDS[language][noun][number === 1 ? 0 : 1]}`;
