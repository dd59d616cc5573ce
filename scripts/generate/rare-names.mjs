// Surnames that hardly anybody has: half of a large bank's different words are of this kind, and a search must pass them.

const words = (text) => text.trim().split(/\s+/);
const starts = words(
  "B Br C Ch Cl D Dr F Fl G Gl Gr H J K Kn L M N P Ph Pr R S Sc Sh Sl St T Th Tr V W Wh Y Z Ab Al An Ar Ed El Em Er Il In Ol Or Os Ul",
);
const vowels = words("a e i o u ai ea ee ie oo ou y");
const inner = words(
  "b bb ck d dd ff g gg l ld ll lm ln m mm n nd ng nn nt p pp r rd rl rm rn rr rs rt s ss st t th tt v w x z zz",
);
/** By the country; others have those of all. */
const endings = {
  GB: words(
    "er ford ham combe den don ell ett field gate head ing ington ley low man mer more ock ridge shaw stead ton well wick worthy",
  ),
  DE: words(
    "acher au bach bauer beck berg brecht burg dorf eder egger el en er feld hardt hofer holt horst ing kamp lein ler mann rich schläger sen thaler wald wig",
  ),
  FR: words("ac aix ard aud ault ay eau el elle er et eux ier ignac in is ois on ot oul ouze ulle ville y"),
  IT: words(
    "acci aghi ago aldo alli ano ari asso atti azzi ella elli eri etto ghini iano igli ini isi ori otto ozzi ucci ullo",
  ),
};
endings.IE = endings.GB;
endings.AT = endings.DE;
const everywhere = [...endings.GB, ...endings.DE, ...endings.FR, ...endings.IT];

/**
 * One of some millions, the first syllables more often than the last: those of many bearers, and those of one.
 * @param {ReturnType<typeof import("./random.mjs").drawsFor>} draws
 * @param {string} country
 */
export function rareSurname(draws, country) {
  const beginning = draws.favour(starts) + draws.favour(vowels) + draws.favour(inner);
  const middle = draws.chance(3) ? draws.favour(vowels) + draws.favour(inner) : "";
  return beginning + middle + draws.favour(endings[country] ?? everywhere);
}
