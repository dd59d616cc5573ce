// How dates, amounts and texts are written for a person; browser-safe, the same on server and screen.
export { countWords, formatCount, formatMoney } from "./amounts";
export {
  dayIn,
  daysBetween,
  formatDate,
  formatDateTime,
  formatDay,
  formatTime,
  formatTimestamp,
  isoDay,
} from "./dates";
export { sinceWords, untilWords } from "./moments";
export { relative, relativeShort } from "./relative";
export { initials, maskTail, visibleParagraph, visibleText } from "./text";
