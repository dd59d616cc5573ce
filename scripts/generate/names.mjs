// Given names and surnames by tongue, in their own scripts, as a customer base of a European bank has them.

const words = (text) => text.trim().split(/\s+/);
/** Every beginning with every ending: a few hundred syllables are some thousand surnames. */
const joined = (beginnings, endings) =>
  words(endings).flatMap((ending) => words(beginnings).map((beginning) => beginning + ending));

const english = {
  given: words(
    "Olivia George Amelia Noah Isla Arthur Ava Oliver Lily Harry Evelyn Leo Grace Jack Freya Muhammad Emily Charlie Sophie Thomas Margaret Daniel Ruth Peter David Susan John Karen Paul Sarah Mark Julie Andrew Linda Stephen Claire James Helen Michael Christine Robert Joanne Richard Emma Alan Nicola Kevin Deborah Philip Tracey Simon Rachel Ian Michelle Anthony Louise Matthew Amanda Christopher Rebecca Graham Charlotte Adam Hannah Neil Victoria Martin Elizabeth Colin Jessica Stuart Gillian Nigel Hazel Barry Pauline Keith Wendy Roger Maureen Trevor Doreen Clive Beryl Desmond Priya Harpreet Aisha Imran Nadia Yusuf Wei Siobhán Alistair Zoë Rhys Fiona Gareth Eilidh Callum Bronwyn Ewan Niamh Declan",
  ),
  family: [
    ...words(
      "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker O’Connor MacDonald Ó Sullivan Tripman",
    ),
    ...joined(
      "Ash Black Brad Car Clay Crow Dal Eden Farn Gran Hart Har Hol Kirk Lang Lin Mar Mil Nor Oak Pres Rad Red Rush Shel Stan Sut Thorn Wake West Wes Whit Wil Win Wood York",
      "field ford ham hurst land ley man more stone ton ville well wick wood worth",
    ),
  ],
};
const german = {
  given: words(
    "Jürgen Ursula Lukas Anna Wolfgang Lena Maximilian Käthe Björn Sophie Günther Hannelore Jörg Mia Matthias Bärbel Felix Heike Sebastian Renate Özlem Kevin Theresa Michael Petra Andreas Sabine Stefan Monika Klaus Karin Uwe Birgit Dieter Gabriele Markus Andrea Holger Claudia Frank Susanne Ralf Martina Torsten Katrin Bernd Angelika Oliver Nicole Dirk Ingrid Tobias Silke Florian Anja Jan Melanie Niklas Laura Emine Mehmet Ayşe Götz Annegret Ludwig",
  ),
  family: [
    ...words(
      "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schäfer Weiß Groß Öztürk Yılmaz Kaya Nowak Großmann-Hölderlin",
    ),
    ...joined(
      "Alten Berg Birken Blumen Brücken Eber Eichen Falken Feld Gold Grün Hirsch Hohen Kirch Klein König Linden Löwen Neu Ober Rosen Schön Silber Stein Unter Wald Weiden",
      "bach berg burg dorf feld hagen hauer haus mann meier müller stein thal",
    ),
  ],
};
const french = {
  given: words(
    "Jean Marie Pierre Nathalie Michel Isabelle Philippe Sylvie Alain Catherine Nicolas Valérie Christophe Sandrine Laurent Céline Julien Aurélie Chloé Léo François Hélène Théo Zoé Étienne Noël Anaïs Gaëtan Amélie Loïc Inès Mathis Océane Benoît",
  ),
  family: [
    ...words("Martin Bernard Dubois Durand Lefèvre Moreau Garnier N’Diaye Benali Traoré D’Aubigné"),
    ...joined(
      "Beau Belle Bois Cham Clair Font Grand Haut Lam Mont Pont Roche Saint- Val Ville",
      "aine bert champ court gny lac mont neuve ois rand teau vert",
    ),
  ],
};
const italian = {
  given: words(
    "Giuseppe Maria Francesco Giulia Niccolò Chiara Alessandro Letizia Matteo Desirée Lorenzo Beatrice Andrea Nicolò",
  ),
  family: [
    ...words("Rossi Russo Ferrari Esposito D’Angelo De Luca Colombo"),
    ...joined(
      "Bel Cas Cor Fer Gal Mar Mon Pas Ric San Tor Val Vit",
      "aldi ani elli etti ieri ini oni otti ucci",
    ),
  ],
};
const spanish = {
  given: words(
    "José María Ángel Lucía Íñigo Begoña Martín Sofía Joaquín Núria Álvaro Inmaculada Raúl Concepción",
  ),
  family: words(
    "García Núñez Íñiguez Fernández López Martínez Sánchez Pérez Gómez Muñoz Ibáñez Castaño Peña Ortiz Ruiz Jiménez Álvarez Domínguez Vázquez Güell",
  ),
};
const polish = {
  given: words(
    "Łukasz Małgorzata Paweł Agnieszka Stanisław Żaneta Zbigniew Grażyna Krzysztof Jadwiga Michał Święta",
  ),
  family: joined(
    "Borow Chmiel Dąbr Jabłoń Kamiń Kowal Lewandow Maz Nowak Ostrow Piotr Sikor Wiśniew Wójc Zieliń Żół",
    "ska ski icz ik owska owski",
  ),
};
const russian = {
  given: words("Александр Мария Дмитрий Анна Сергей Елена Алексей Ольга Фёдор Наталья Юрий Светлана"),
  family: words(
    "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Щербаков Ёлкин",
  ),
};
const ukrainian = {
  given: words("Олександр Ірина Андрій Оксана Тарас Євгенія Ґанна Володимир"),
  family: words(
    "Шевченко Бондаренко Коваленко Ткаченко Кравченко Олійник Їжакевич Мельник Поліщук Гончаренко",
  ),
};
const greek = {
  given: words("Γεώργιος Μαρία Δημήτρης Ελένη Ιωάννης Κατερίνα Νίκος Βασιλική Σωκράτης Ευαγγελία"),
  family: words(
    "Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Πετρίδης Αθανασιάδης Οικονόμου Καραγιάννης Ξενάκης",
  ),
};
const arabic = {
  given: words("محمد فاطمة أحمد عائشة يوسف مريم خالد زينب إبراهيم ليلى"),
  family: words("الحسن العلي الخطيب النجار الأمراني بنعلي الفاسي حداد منصور القحطاني"),
};
const chinese = {
  given: words("伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞"),
  family: words("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 欧阳"),
  isFamilyFirst: true,
};
const korean = {
  given: words("민준 서연 도윤 서윤 예준 지우 시우 하은 주원 지민"),
  family: words("김 이 박 최 정 강 조 윤 장 임"),
  isFamilyFirst: true,
};
const hindi = {
  given: words("आरव दीया विवान अनन्या आदित्य सान्वी कृष्णा ईशा"),
  family: words("शर्मा वर्मा गुप्ता सिंह कुमार पटेल रेड्डी मेहता"),
};
const vietnamese = {
  given: words("Anh Bình Châu Dũng Giang Hạnh Hương Khánh Linh Nguyệt Phúc Quỳnh Thảo Trường"),
  family: [
    "Nguyễn Thị",
    "Nguyễn Văn",
    "Trần",
    "Lê",
    "Phạm Thị",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi Thị",
    "Đỗ",
    "Hồ",
    "Ngô",
  ],
  isFamilyFirst: true,
};
const yoruba = {
  given: words("Oluwaseun Adaeze Babatunde Folákẹ́ Chinonso Ngozi Ọlátúndé Yétúndé Emeka Ìfẹ́olúwa"),
  family: words("Adébáyọ̀ Okonkwo Ọláwálé Eze Balogun Ògúnlèyè Nwosu Abiodun Okafor Adeyemi"),
};
const icelandic = {
  given: words("Þorbjörg Guðmundur Sigríður Ægir Ásta Björk Ólafur Þór Halldóra Snæfríður"),
  family: words(
    "Ægisdóttir Jónsson Þórsdóttir Guðmundsdóttir Björnsson Ólafsson Sigurðardóttir Kristjánsson",
  ),
};

/** By the country a customer's number and papers are of. */
export const namesOf = {
  GB: english,
  IE: english,
  DE: german,
  AT: german,
  FR: french,
  IT: italian,
  ES: spanish,
  PL: polish,
  RU: russian,
  UA: ukrainian,
  GR: greek,
  MA: arabic,
  CN: chinese,
  KR: korean,
  IN: hindi,
  VN: vietnamese,
  NG: yoruba,
  IS: icelandic,
};
