// The phone patterns that are measured: short and long, from the beginning, to the end, with single wildcards, matching none.
export const phonePatterns = [
  "%381%",
  "%3811%",
  "%38112%",
  "%381129%",
  "381%",
  "%381",
  "%38112",
  "%3_1%",
  "%1%",
  "%1_2_3%",
  "%000000%",
  "%1_2_3_4_5%",
];
