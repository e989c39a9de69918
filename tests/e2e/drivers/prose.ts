/** Two original articles for generated pages: paragraphs in order. */

export const englishTitle = 'The Lighthouse Diary That Took Forty Volunteers Three Winters to Read';

export const english: readonly string[] = [
  'For ninety-one years the keepers of the lighthouse on Skerrow wrote down the weather four times a day. Their diaries, 214 volumes bound in oilcloth, lay in the cellar of a customs house until a leaking pipe brought them to light in 2019. This week a group of volunteers published the whole of them, typed out line by line, and climatologists are already quarrelling over what they show.',
  'The first entry dates from 3 October 1862 and consists of five words. It says that the wind stood in the north-west and that the oil was good. From then on hardly a watch was missed: of 133,000 possible entries the volunteers found all but 212.',
  'Reading them was slow work. The ink had faded on a third of the pages, and each keeper had his own way of writing the figure seven. Forty people from eleven countries met on a screen every Tuesday evening, and no page was accepted before two of them had typed the same.',
  'Hanna Lindqvist, a retired schoolteacher who organised the evenings, kept a list of words that nobody understood. It grew to 640 entries. Most of them turned out to be names for kinds of rain that are used on the island to this day.',
  'What makes the diaries valuable is not their age but their thermometer. The same instrument hung on the same north wall from 1871 until the light was automated in 1953. Elsewhere stations moved, were painted or came to stand beside a new road, and their figures have to be corrected for it.',
  'According to the study the winters on Skerrow have become 1.4 degrees milder since the first decade of the record. Summers warmed by half as much. The number of days with frost fell from 48 a year to 19.',
  'Not everybody is convinced. Pavel Orsic of the Maritime Institute points out that the keepers burned coal in a stove behind that very wall. He calculated that on calm nights the stove could have raised the readings by a third of a degree, which would make the warming look smaller than it was.',
  'The volunteers found the answer in the diaries themselves. On 1,930 nights the keepers had noted that the stove was out, for want of coal or because the chimney was being swept. On those nights the thermometer read no differently from the nights before and after.',
  'Storms are another matter. The record lists 1,117 gales, and their number rose and fell in waves of some thirty years without any trend. Insurers had hoped for a clearer sign, since they paid for a part of the work.',
  'Between the figures the keepers told of their lives. In 1884 a whale lay on the rocks for nine days, and the smell was entered under visibility. In 1917 an assistant noted for five weeks in a row that nothing had happened, and on the last day that he had married.',
  'Three keepers drowned in the course of the record. Each time the handwriting changes in the middle of a week, and the readings go on without a gap. Lindqvist said that these were the evenings on which nobody spoke for a while.',
  'The publishers have put everything under a free licence, with a photograph of each page beside its text. Anybody who finds a mistake can report it, and 57 have been reported and mended since Monday. A printed edition is not planned, because it would fill nine metres of shelf.',
  'Other archives have taken notice. The harbour office of Tarvik owns the logs of 26 lightships and has asked the group to read them next. Lindqvist wants to ask her volunteers first, since a good half of them have been promised a rest.',
  'On Skerrow itself the news was received calmly. The lamp has been dark since 2006, and the tower belongs to a couple who rent it to guests. They have hung a new thermometer on the north wall, and a notebook beside it, in which visitors write what they see.',
];

export const arabicTitle = 'قرية صيادين تعيد زراعة أشجار القرم فتعود الأسماك';

export const arabic: readonly string[] = [
  'قبل اثني عشر عامًا كانت قرية المرسى الصغيرة تخسر كل شتاء بضعة أمتار من شاطئها. قرر الصيادون عندئذ أن يعيدوا زراعة أشجار القرم التي قطعها أجدادهم، ولم يصدق أحد أن الفكرة ستنجح. نشرت جامعة الساحل هذا الأسبوع دراسة تقول إن الشاطئ توقف عن التراجع، وإن الأسماك عادت إلى الخليج بأعداد لم تسجل منذ السبعينيات.',
  'بدأ العمل بثلاثة آلاف شتلة جمعها تلاميذ المدرسة من مصب نهر قريب. مات نصفها في السنة الأولى لأن الماعز أكلت أوراقها. وفي السنة الثانية نصب السكان سياجًا من شباك الصيد القديمة، فعاشت تسع شتلات من كل عشر.',
  'تقول ليلى حداد، وهي عالمة أحياء بحرية قادت الدراسة، إن جذور الأشجار تمسك الطين كما تمسك اليد حفنة من الرمل. قاست مع طلابها ارتفاع القاع في أربعين موضعًا كل ثلاثة أشهر. ارتفع القاع بين الجذور ثلاثة وعشرين سنتيمترًا في سبع سنوات.',
  'أما الأسماك فقد احتاجت إلى وقت أطول. لم يلاحظ الصيادون أي فرق في السنوات الخمس الأولى، وطالب بعضهم بقطع الأشجار من جديد. ثم امتلأت الشباك في ربيع السنة السادسة بصغار البوري، وتضاعف الصيد منذ ذلك الحين مرتين.',
  'بلغت كلفة المشروع كله أقل من تسعين ألف دينار، دفعت القرية ثلثها من بيع السمك. وكان الجدار البحري الذي اقترحته الوزارة سيكلف أربعة ملايين. لم يكن أحد ليصدق أن الرخيص سيكون هو الأفضل، كما قال رئيس البلدية.',
  'لا يخلو الأمر من الشكوى. انتشر البعوض في الصيف الماضي انتشارًا لم يعرفه السكان من قبل، ويقول أصحاب المقهى إنهم خسروا ربع زبائنهم. وعدت الجامعة بدراسة الأسباب، وتظن حداد أن برك المياه الراكدة خلف السياج هي المشكلة لا الأشجار.',
  'زار القرية منذ نشر الدراسة وفود من سبع قرى مجاورة. طلبت كل واحدة منها ألف شتلة، وتعمل المدرسة الآن مشتلًا يملأ فناءها. ويقول المعلم إن التلاميذ صاروا يحسبون المد والجزر أسرع مما يحسبون جدول الضرب.',
  'ستبدأ المرحلة الثانية في الخريف القادم على الضفة الشرقية من الخليج. هناك يمر طريق جديد يخشى السكان أن يقطع الماء العذب عن الأشجار. وعدت الوزارة بفتح ست قنوات تحت الطريق، ويريد الصيادون أن يروها قبل أن يصدقوا.',
];
