/** A body that approved a record; names only where a council kind has them. */
export interface ApprovingBody {
  body: string;
  nameZh: string | null;
  nameEn: string | null;
}

const offices: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  V: ['村值班干部', 'village duty officer'],
  TOWN: ['镇政府', 'the town'],
  COUNTY: ['县里', 'the county'],
  AUTO: ['系统自动', 'the system itself'],
};

/**
 * Who approved, in words by bodies: '红白理事会、村值班干部'. Persons are never named. A record that nobody
 * approved was released by the system.
 */
export function wordsOf(bodies: readonly ApprovingBody[]): { zh: string; en: string } {
  const all = bodies.length > 0 ? bodies : [{ body: 'AUTO', nameZh: null, nameEn: null }];
  return {
    zh: all.map(({ body, nameZh }) => nameZh ?? offices[body]?.[0] ?? body).join('、'),
    en: all.map(({ body, nameEn }) => nameEn ?? offices[body]?.[1] ?? body).join(', '),
  };
}
