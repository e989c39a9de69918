/** What a reader of each page would say is the article, and is not. */
interface ExpectedPage {
  readonly title: string;
  /** Parts of the article's text. */
  readonly holds: readonly string[];
  /** Strings of the page that are not the article's. */
  readonly lacks: readonly string[];
}

export const expectedPages: Readonly<Record<string, ExpectedPage>> = {
  'news--summary-prompt': {
    title: 'Harbour Towns Agree on a Shared Ferry Fleet',
    holds: [
      'Six harbour towns along the northern sound',
      '(Notes from the joint session of the harbour councils.)',
      'The fishermen of Skarrow fear',
      'hear the passengers in two open evenings before they vote. (Council agenda.)',
    ],
    lacks: [
      'No time to read?',
      'Get a summary',
      'Previous Article',
      'Lighthouse Keeper',
      'Eels Return',
      'Subscribe to our newsletter',
      'early boat for twenty years',
      'One fare for all, please',
      'Most read',
      'Storm takes the roof',
      'We use cookies',
      'All rights reserved',
    ],
  },
  'howto--steps': {
    title: 'How to Sharpen a Garden Spade',
    holds: [
      'tears roots instead of cutting them',
      'A wire brush for the dried mud',
      'Turn the spade round and take off the burr',
      'a coarse whetstone does the same job',
    ],
    lacks: ['Share this article', 'Popular posts', 'Ten weeds', 'Shop', '© Tool Shed'],
  },
  'interview--questions': {
    title: '“A bridge is a promise”',
    holds: [
      'When is one finished?',
      'the salt and the lorries work against it',
      'You were responsible for the Marl crossing.',
      'they do not come back in the evening',
    ],
    lacks: ['The last rope bridge', 'Who inspects the inspectors', 'Imprint'],
  },
  'live-blog--updates': {
    title: 'Flood on the Linne: live updates',
    holds: [
      'The gauge at the customs house',
      'Beds came from the army',
      'found no leak',
      'water covers the track near Ostrow',
    ],
    lacks: ['Most read', 'when the cellar is wet'],
  },
  'paywall--stub': {
    title: 'The Accountant Who Sold a Mountain',
    holds: ['the mountain behind his village belonged to nobody', 'It also split the village'],
    lacks: ['To continue reading', 'Already a subscriber'],
  },
  'news--spanish': {
    title: 'El pueblo que aprendió a guardar la lluvia',
    holds: [
      'los grifos de Valdehondo se quedaron secos',
      'una maestra jubilada',
      'cuarenta mil litros',
      'que empiecen por buscar los planos',
    ],
    lacks: ['tiempo para leer', 'Obtener un resumen', 'Las abejas', 'Compartir', 'Lo más leído'],
  },
  'news--chinese': {
    title: '老码头的夜间图书馆',
    holds: ['晚上十点', '退休的船长', '丢失的只有十一册', '书会坐第一班渡轮回家'],
    lacks: ['没有时间阅读', '获取摘要', '责任编辑', '相关阅读', '渡轮票价今年不变', '首页'],
  },
  'news--arabic': {
    title: 'مكتبة على ظهر قارب',
    holds: [
      'كل يوم ثلاثاء يرسو قارب أزرق',
      'أربع عشرة قرية',
      'أصعب ما في الأمر ليس البحر',
      'تجار الميناء',
    ],
    lacks: ['لا وقت للقراءة', 'احصل على ملخص', 'اقرأ أيضا', 'الميناء القديم يفتح', 'جميع الحقوق'],
  },
  'consent--aria-hidden': {
    title: 'The Clock That Lost a Minute a Year',
    holds: ['ships set their watches by it', 'whose iron had been raised', 'look outside first'],
    lacks: ['842 partners', 'precise geolocation', 'We value your privacy'],
  },
  'layout--one-form': {
    title: 'Notes on Keeping Bees on a Roof',
    holds: [
      'A hive on a roof in the city',
      'Wind is the greater danger',
      'the fire brigade will ask',
    ],
    lacks: ['Honey'],
  },
  'layout--old-tables': {
    title: 'The Windmills of Lower Marsh',
    holds: [
      'only four are left',
      'The miller slept in a box',
      'One engine at Salt Gate',
      'a retired teacher',
    ],
    lacks: ['Guestbook', 'Last updated'],
  },
  'docs--code': {
    title: 'Timers',
    holds: [
      'A timer calls a function after a delay',
      "const handle = after(250, () => {\n  console.log('a quarter of a second later');",
      'left out rather than queued',
      'the processor can sleep for longer',
    ],
    lacks: ['Install', 'Edit this page', '¶'],
  },
  'forum--thread': {
    title: 'Kayak rudder keeps jamming',
    holds: [
      'My rudder jams',
      'it is sand in the cable sheath',
      'Dry wax works',
      'you have saved my summer',
    ],
    lacks: ['You must be logged in', 'Powered by'],
  },
  'reference--encyclopedia': {
    title: 'Tide mill',
    holds: [
      'once the sea has fallen far enough.',
      'along the Tagus',
      'never runs dry and never freezes',
    ],
    lacks: ['[1]', '[edit]', 'Random article', 'Ship mill', 'last edited on'],
  },
  'paper--abstract': {
    title: 'Counting Gulls with a Single Microphone',
    holds: ['Colonies of gulls are counted by eye', 'It fails in strong wind'],
    lacks: ['View PDF', 'Submission history', 'Preprints'],
  },
  'code--readme': {
    title: 'pebble / timers',
    holds: [
      'A small library for timers that cannot be forgotten',
      'loop.every(1000, draw);',
      'ask for the date',
    ],
    lacks: ['Pull requests', 'Round the delay up', '© GitHost'],
  },
  'questions--answers': {
    title: 'Why does my bread split at the side?',
    holds: ['tears open along one side', 'It is underproved', 'cut at a low angle'],
    lacks: ['keep a starter alive', 'my crumb gummy'],
  },
  'newsletter--issue': {
    title: 'On Waiting Rooms',
    holds: [
      'There is the one with the fish',
      'A room with nothing in it is honest',
      'I would go on Thursdays',
    ],
    lacks: ['12 Likes', 'It is in our town hall', 'Sign in'],
  },
  'amp--news': {
    title: 'Ice Closes the Canal for the First Time in Thirty Years',
    holds: ['eleven centimetres thick', 'the villagers of Anderau', 'nineteen days'],
    lacks: ['More on the winter', 'Home'],
  },
  'paginated--part-one': {
    title: 'The Long Road to the Short Tunnel',
    holds: ['the twenty metres, and of the fifteen years', 'asks his brother for warm socks'],
    lacks: ['Page 1 of 3', 'Next page'],
  },
  'scroll--two-stories': {
    title: 'A Bell for the Fog',
    holds: ['cast from the propellers', 'no fog has gone unrung'],
    lacks: ['counted from an aeroplane', 'Next story'],
  },
  'code--issue': {
    title: 'Tide table is one hour off after the clocks change #218',
    holds: [
      'every high water in the printed table',
      'tides print --from 2025-10-24 --days 7\n# Sun 26',
      'The export asks for the offset once',
      'not a single line differs',
    ],
    lacks: ['Sign up', 'Sign in', 'Assignees', 'Milestone', 'Pull requests', 'GitHost, Inc'],
  },
  'paper--structured-abstract': {
    title: 'Cold water immersion and sleep in night-shift workers: a crossover trial',
    holds: [
      'Nurses who work at night sleep about one hour less',
      'Sixty-two nurses of two hospitals',
      'fell asleep 11 minutes sooner',
      'remains to be studied.',
    ],
    lacks: [
      'Similar articles',
      'Bright light in the ward',
      'LinkOut',
      'An official library',
      'Cite',
    ],
  },
  'consent--french': {
    title: 'Le phare d’Armen rallume sa lampe',
    holds: ['Pendant trente et un ans', 'la cuve de mercure', 'quelqu’un veille là-haut'],
    lacks: [
      'partenaires',
      'Tout accepter',
      'politique de confidentialité',
      'Pas le temps de lire',
      'Obtenir un résumé',
      'Publié le 12 février',
      'Le phare vu du vieux quai',
      'Lire aussi',
      'Une école de voile',
      'bravo aux anciens',
      'Tous droits réservés',
    ],
  },
  'news--inline-promos': {
    title: 'Market Hall to Keep Its Glass Roof',
    holds: [
      'By eleven votes to ten',
      'while buying fish',
      'nobody would mend the drains',
      'Traders see it differently',
      'a little more than the cost of the drains',
    ],
    lacks: [
      '9 April 2026',
      '3 min read',
      'Borough archive',
      'No time to read?',
      'Get a summary',
      'Who owns the market hall?',
      'lanterns',
      'in your inbox',
      'five most important local stories',
      'Baker who feeds',
      'Download our free app',
      'Bus lane on Mill Road',
      'Swimming pool to stay open',
      'hornbeam',
      'a good piece of cod',
      'trust of its readers',
    ],
  },
  'news--hidden-text': {
    title: 'Orchard Walls Found under the Car Park',
    holds: ['a wall of the bishop’s orchard', 'peaches ripened on it', 'a pane of glass over'],
    lacks: ['Goldpip', 'the mayor has resigned', 'brick cleaner', 'The best peach', '08:30'],
  },
  'news--german': {
    title: 'Die letzte Fähre fährt mit Strom',
    holds: ['Siebenundvierzig Jahre lang', 'elf Monate gedauert', 'Geladen wird nachts', 'Möwen'],
    lacks: [
      'unsere Partner',
      'Jette Harms',
      '14. März',
      'Teilen',
      'Keine Zeit zu lesen',
      'Zusammenfassung',
      'Lesen Sie auch',
      'Anzeige',
      'Störche',
      'das Brummen',
      'Alle Rechte',
    ],
  },
  'news--french': {
    title: 'Le boulanger qui pétrit à la bougie',
    holds: [
      'À trois heures du matin',
      'Il y voit moins',
      'Une commission est venue',
      'elle rallumera',
    ],
    lacks: ['Odile Trévien', 'Partager', 'publicité', 'Vous aimerez', 'pommes à couteau'],
  },
  'news--italian': {
    title: 'Il campanile che segna due ore',
    holds: ['non vanno d’accordo', 'ai pesci la legge', 'una targa di bronzo'],
    lacks: ['Marta Bellasio', '14 marzo', 'Condividi', 'riassunto', 'Leggi anche', 'Le barche'],
  },
  'news--portuguese': {
    title: 'A feira que só abre quando chove',
    holds: ['olha-se para o céu', 'a grande seca de 1958', 'não erra, segundo ela'],
    lacks: ['cookies', 'Tainá Moura', '14/03/2026', 'Ver resumo', 'Leia também', 'Trem turístico'],
  },
  'news--russian': {
    title: 'Мост, который чинят ночью',
    holds: ['выходят двенадцать человек', 'Так решил город', 'Жители привыкли', 'первому снегу'],
    lacks: ['Нина Орлова', '5 марта', 'Нет времени', 'Паром поднимут', 'лестницу к пристани'],
  },
  'news--japanese': {
    title: '灯台守の猫、三代目が着任',
    holds: ['白と茶のまだら模様', '正式な備品として', '昨年の秋に引退し', '灯台まつりで発表'],
    lacks: ['2026年3月14日', 'シェア', '読む時間が', '要約', '関連記事', '冬の海苔', '無断転載'],
  },
  'news--hindi': {
    title: 'घाट की सीढ़ियों पर चलती पाठशाला',
    holds: ['हर शाम पाँच बजे', 'सात साल पहले', 'मंदिर के बरामदे', 'नाव चलाना तो'],
    lacks: ['14 मार्च 2026', 'पढ़ने का समय', 'सारांश', 'यह भी पढ़ें', 'नए पुल', 'सर्वाधिकार'],
  },
  'news--indonesian': {
    title: 'Perpustakaan di Atas Becak',
    holds: ['sebuah becak hijau', 'mantan pengayuh becak', 'Hujan adalah', 'Bulan depan'],
    lacks: ['Sari Wulandari', '14 Maret', 'Bagikan', 'ringkasan', 'Pasar ikan', 'Sekolah di pulau'],
  },
  'news--thai': {
    title: 'ตลาดน้ำยามเช้ากลับมาเปิดอีกครั้ง',
    holds: ['เรือสามสิบลำ', 'คุณยายคนหนึ่ง', 'คนหนุ่มสาว', 'ตลาดจะเปิดทุกวันเสาร์'],
    lacks: ['ข่าวที่เกี่ยวข้อง', 'สะพานไม้เก่า', 'สงวนลิขสิทธิ์'],
  },
  'news--greek': {
    title: 'Ο τελευταίος βαρκάρης του κόλπου',
    holds: ['πριν ακόμα φανεί ο ήλιος', 'το 2004', 'Έχει μάθει στην εγγονή', 'Ο δήμος σκέφτεται'],
    lacks: ['Διαβάστε επίσης', 'Νέο φάρο', 'Με επιφύλαξη'],
  },
};
