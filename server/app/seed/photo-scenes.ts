/** Drawn stand-ins for evidence photos of the demo: nobody's face, nobody's house. 1200 × 900. */

const skies = ['#bcd3de', '#d9e2df', '#e8d9bf', '#a9bfd0'];
const hills = ['#7d9468', '#6b8459', '#8a9a6f', '#5f7a60'];

function frame(place: number, ground: string, things: string): string {
  const sky = skies[place % skies.length];
  const hill = hills[(place * 7) % hills.length];
  const shift = (place * 37) % 200;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900">
    <rect width="1200" height="900" fill="${sky}"/>
    <path d="M${-200 + shift} 520 Q ${180 + shift} 280 ${480 + shift} 500 T ${1100 + shift} 420 L1400 900 L-200 900Z" fill="${hill}" opacity=".75"/>
    <path d="M-50 600 Q 300 470 700 580 T 1300 540 L1300 900 L-50 900Z" fill="${hill}"/>
    <rect y="640" width="1200" height="260" fill="${ground}"/>${things}</svg>`;
}

function trees(place: number): string {
  return [150, 420, 690, 960]
    .map((x, index) => {
      const left = x + ((place * 23 + index * 41) % 90);
      const height = 150 + ((place + index * 3) % 4) * 22;
      return `<rect x="${left}" y="${700 - height}" width="14" height="${height}" fill="#6b4a33"/>
        <ellipse cx="${left + 7}" cy="${690 - height}" rx="58" ry="72" fill="#4f6f45"/>
        <ellipse cx="${left + 7}" cy="712" rx="46" ry="12" fill="#54402f"/>`;
    })
    .join('');
}

const scenes: readonly ((place: number) => string)[] = [
  // A swept village road.
  (place) =>
    frame(
      place,
      '#a48d6c',
      `<path d="M430 900 L560 640 L640 640 L820 900Z" fill="#cfc6b6"/>
       <path d="M600 660 L596 720 M598 750 L592 840" stroke="#f4efe4" stroke-width="8"/>
       <rect x="900" y="470" width="190" height="190" fill="#e6dcc6"/><path d="M880 480 L995 400 L1110 480Z" fill="#5b4a44"/>
       <path d="M330 880 L380 720" stroke="#8a6a3d" stroke-width="12"/><path d="M300 890 L352 876 L372 900 L310 912Z" fill="#c9a24e"/>`,
    ),
  // A cleared stream.
  (place) =>
    frame(
      place,
      '#7f9164',
      `<path d="M500 640 Q 420 740 560 800 T 520 900 L760 900 Q 800 800 680 750 T 640 640Z" fill="#86aebb"/>
       <path d="M560 720 q30 12 60 0 M570 800 q40 14 80 0" stroke="#dcebef" stroke-width="6" fill="none"/>
       <rect x="860" y="720" width="110" height="120" rx="10" fill="#3f5f7f"/><rect x="850" y="706" width="130" height="22" rx="8" fill="#2f4a66"/>`,
    ),
  // Young trees.
  (place) => frame(place, '#8b7a52', trees(place)),
  // Sorting bins.
  (place) =>
    frame(
      place,
      '#b7ab96',
      ['#3f5f7f', '#6f8f5a', '#b5412b', '#4a4a4a']
        .map((colour, index) => {
          const x = 210 + index * 210 + (place % 5) * 6;
          return `<path d="M${x} 520 h150 l-14 250 h-122Z" fill="${colour}"/>
            <rect x="${x - 12}" y="494" width="174" height="32" rx="10" fill="${colour}"/>
            <circle cx="${x + 75}" cy="630" r="34" fill="#fbf5e9" opacity=".85"/>`;
        })
        .join(''),
    ),
  // A hole in the road with a warning cone.
  (place) =>
    frame(
      place,
      '#8f8a80',
      `<ellipse cx="${560 + (place % 7) * 14}" cy="780" rx="190" ry="62" fill="#4b443c"/>
       <ellipse cx="${560 + (place % 7) * 14}" cy="772" rx="160" ry="44" fill="#6b6257"/>
       <path d="M840 800 L880 640 L920 800Z" fill="#d2691e"/><path d="M856 740 h48" stroke="#fff" stroke-width="16"/>
       <rect x="820" y="796" width="120" height="18" fill="#8a4513"/>`,
    ),
  // A certificate on a table.
  (place) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900"><rect width="1200" height="900" fill="#8c6f4e"/>
     <g transform="rotate(${(place % 9) - 4} 600 450)"><rect x="230" y="150" width="740" height="600" fill="#fbf5e9"/>
     <rect x="262" y="182" width="676" height="536" fill="none" stroke="#b5412b" stroke-width="8"/>
     ${[330, 400, 450, 500, 550].map((y, n) => `<rect x="${n ? 340 : 430}" y="${y}" width="${n ? 520 - n * 40 : 340}" height="${n ? 14 : 30}" fill="#6b6257" opacity=".7"/>`).join('')}
     <circle cx="800" cy="640" r="62" fill="none" stroke="#b5412b" stroke-width="10"/></g></svg>`,
];

/** How many different drawings there are. */
export const sceneCount = scenes.length * 4;

/** The drawing of that number, as SVG. */
export function sceneOf(place: number): string {
  const scene = scenes[place % scenes.length];
  return scene ? scene(place) : '';
}
