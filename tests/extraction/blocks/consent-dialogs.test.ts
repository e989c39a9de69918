import { describe, expect, it } from 'vitest';
import { findConsentBlocks } from '../../../src/extraction/blocks/consent-dialogs.ts';
import { walkDocument } from '../../../src/extraction/dom/walk.ts';
import { page } from '../pages.ts';

const article =
  '<article><p>The cook of the lighthouse bakes for the whole island, and nobody has ever gone without.</p></article>';

function consentIn(body: string): string[] {
  const walked = walkDocument(page(body));
  const isConsent = findConsentBlocks(
    walked,
    walked.blocks.map(() => true),
  );
  return walked.blocks.filter((_, i) => isConsent[i]).map((block) => block.text);
}

describe('findConsentBlocks', () => {
  it('finds dialogs by their button and their topic', () => {
    for (const [text, button] of [
      ['We and 40 partners store cookies on your device.', 'Accept all'],
      ['Wir speichern Cookies auf Ihrem Gerät.', 'Alle akzeptieren'],
      ['Nous traitons vos données personnelles.', 'Tout accepter'],
      ['Tratamos sus datos personales y usamos cookies.', 'Aceptar todo'],
      ['Usiamo cookie e dati personali.', 'Accetta e continua'],
      ['Usamos cookies e dados pessoais.', 'Aceitar'],
      ['Мы храним файлы cookie.', 'Принять все'],
      ['当社はクッキーを使用しています。', '同意する'],
      ['我们使用 cookie 收集个人信息。', '全部接受'],
      ['نستخدم ملفات تعريف الارتباط.', 'قبول الكل'],
      ['हम कुकीज़ का उपयोग करते हैं।', 'स्वीकार करें'],
      ['Kami menyimpan cookie di perangkat Anda.', 'Setuju'],
    ] as const)
      expect(
        consentIn(`<div><p>${text}</p><button>${button}</button></div>${article}`),
        button,
      ).toEqual([text]);
  });

  const longArticle = `<main><h1>Bread</h1>${'<p>The cook of the lighthouse bakes for the whole island, and nobody has gone without.</p>'.repeat(6)}</main>`;
  const swedish = 'Vi lagrar uppgifter på din enhet och behandlar dem tillsammans med andra.';

  it.each([
    ['its name', `<div class="cc-window"><p>${swedish}</p><button>Godkänn</button></div>`],
    ['its role', `<div role="dialog"><p>${swedish}</p><button>Godkänn</button></div>`],
    [
      'its buttons above the headline',
      `<div><p>${swedish}</p><div><button>Godkänn alla</button><button>Hantera val</button></div></div>`,
    ],
  ])('finds a panel in a language that is not listed by %s', (_sign, panel) => {
    expect(consentIn(`${panel}${longArticle}`)).toEqual([swedish]);
  });

  it.each([
    [
      'a lead with buttons beneath the headline',
      `<div><h1>Bread</h1><div><p>${swedish}</p><button>Dela</button><button>Spara</button></div></div>${longArticle}`,
    ],
    [
      'posts with buttons',
      `<div class="post"><p>${swedish}</p><button>Svara</button><button>Gilla</button></div>`.repeat(
        3,
      ),
    ],
    [
      'an article with buttons',
      `<div><h2>Bröd</h2><p>${swedish.repeat(20)}</p><button>Dela</button><button>Spara</button></div>`,
    ],
  ])('does not find a panel in %s', (_kind, body) => {
    expect(consentIn(body)).toEqual([]);
  });

  it('does not find a dialog in an article about cookies', () => {
    const body = `<article><p>${'The court found that a cookie is not a contract. '.repeat(150)}</p></article>`;
    expect(consentIn(`<main>${body}<button>Accept all</button></main>`)).toEqual([]);
    expect(consentIn(`<main>${article}<p>Bake the cookies.</p></main>`)).toEqual([]);
  });
});
