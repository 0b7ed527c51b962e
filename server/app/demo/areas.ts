/** The invented county 石溪县: 11 towns, 56 villages and communities, grids of the two that are filled in full. */

export type AreaKind = 'COUNTY' | 'TOWN' | 'VILLAGE' | 'COMMUNITY' | 'GRID' | 'BUILDING';

interface AreaSeed {
  readonly code: string;
  /** Null for the county; a parent always stands before its children in `areas`. */
  readonly parentCode: string | null;
  readonly kind: AreaKind;
  readonly nameZh: string;
  readonly nameEn: string;
}

interface UnitFigure {
  readonly areaCode: string;
  readonly households: number;
  readonly residents: number;
  readonly groups: number;
}

export const countyCode = 'SX';
/** 银杏坝村, filled in full. */
export const villageCode = 'SX-02-02';
/** 北门社区, filled in full. */
export const communityCode = 'SX-01-01';
/** 金池镇, the village's town. */
export const villageTownCode = 'SX-02';

type Named = readonly [zh: string, en: string];

const towns: readonly (readonly [zh: string, en: string, units: readonly Named[]])[] = [
  [
    '城关镇',
    'Chengguan',
    [
      ['北门社区', 'Beimen'],
      ['江南社区', 'Jiangnan'],
      ['桑树坪村', 'Sangshuping'],
      ['堡垭村', 'Baoya'],
      ['七里沟村', 'Qiligou'],
      ['双嘴桥村', 'Shuangzuiqiao'],
    ],
  ],
  [
    '金池镇',
    'Jinchi',
    [
      ['金池社区', 'Jinchi'],
      ['银杏坝村', 'Yinxingba'],
      ['大阳湾村', 'Dayangwan'],
      ['青石铺村', 'Qingshipu'],
      ['月亮湾村', 'Yueliangwan'],
    ],
  ],
  [
    '柳河镇',
    'Liuhe',
    [
      ['柳河社区', 'Liuhe'],
      ['古渡村', 'Gudu'],
      ['牛石坎村', 'Niushikan'],
      ['荆花坝村', 'Jinghuaba'],
      ['磨子沟村', 'Mozigou'],
    ],
  ],
  [
    '喜川镇',
    'Xichuan',
    [
      ['喜川社区', 'Xichuan'],
      ['藕塘村', 'Outang'],
      ['蚕房村', 'Canfang'],
      ['盘龙寨村', 'Panlongzhai'],
      ['长岭村', 'Changling'],
    ],
  ],
  [
    '云岭镇',
    'Yunling',
    [
      ['云岭社区', 'Yunling'],
      ['松树垭村', 'Songshuya'],
      ['雾梁村', 'Wuliang'],
      ['水磨村', 'Shuimo'],
      ['鹰嘴岩村', 'Yingzuiyan'],
    ],
  ],
  [
    '迎春镇',
    'Yingchun',
    [
      ['迎春社区', 'Yingchun'],
      ['弓箭岭村', 'Gongjianling'],
      ['梧桐寨村', 'Wutongzhai'],
      ['三官庙村', 'Sanguanmiao'],
      ['红花坪村', 'Honghuaping'],
    ],
  ],
  [
    '双溪镇',
    'Shuangxi',
    [
      ['双溪社区', 'Shuangxi'],
      ['火石村', 'Huoshi'],
      ['艾叶沟村', 'Aiyegou'],
      ['高台村', 'Gaotai'],
      ['齐家坪村', 'Qijiaping'],
    ],
  ],
  [
    '石斗镇',
    'Shidou',
    [
      ['石斗社区', 'Shidou'],
      ['茨林村', 'Cilin'],
      ['板长梁村', 'Banchangliang'],
      ['刘家塝村', 'Liujiabang'],
      ['凉水井村', 'Liangshuijing'],
    ],
  ],
  [
    '曾家坝镇',
    'Zengjiaba',
    [
      ['曾家坝社区', 'Zengjiaba'],
      ['油坊湾村', 'Youfangwan'],
      ['瓦子沟村', 'Wazigou'],
      ['立兴村', 'Lixing'],
      ['联盟坡村', 'Lianmengpo'],
    ],
  ],
  [
    '饶水镇',
    'Raoshui',
    [
      ['饶水社区', 'Raoshui'],
      ['羊角河村', 'Yangjiaohe'],
      ['新场坝村', 'Xinchangba'],
      ['大石板村', 'Dashiban'],
      ['蒲家沟村', 'Pujiagou'],
    ],
  ],
  [
    '中塘镇',
    'Zhongtang',
    [
      ['中塘社区', 'Zhongtang'],
      ['西沙沟村', 'Xishagou'],
      ['民兴村', 'Minxing'],
      ['老塘村', 'Laotang'],
      ['茶坪村', 'Chaping'],
    ],
  ],
];

export interface GridSeed {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly households: number;
  /** Villager groups of the grid; a community has none. */
  readonly groups: readonly number[];
  /** Names of its buildings; a village grid has none. */
  readonly buildings: readonly Named[];
}

export const villageGrids: readonly GridSeed[] = [
  villageGrid(1, '上坝', 'Shangba', 46, [1, 2]),
  villageGrid(2, '下坝', 'Xiaba', 44, [3, 4]),
  villageGrid(3, '河西', 'Hexi', 42, [5, 6]),
  villageGrid(4, '沟口', 'Goukou', 28, [7]),
];

export const communityGrids: readonly GridSeed[] = [
  communityGrid(1, '北门街', 'Beimen Street', 72, [
    ['供销楼', 'Co-op House'],
    ['北门街12号楼', '12 Beimen Street'],
    ['北门街16号楼', '16 Beimen Street'],
  ]),
  communityGrid(2, '书院巷', 'Academy Lane', 64, [
    ['书院巷1号楼', '1 Academy Lane'],
    ['书院巷2号楼', '2 Academy Lane'],
    ['教师楼', 'Teachers’ House'],
  ]),
  communityGrid(3, '沿河路', 'River Road', 66, [
    ['沿河路3号楼', '3 River Road'],
    ['沿河路5号楼', '5 River Road'],
    ['水文站家属楼', 'Gauge Station House'],
  ]),
  communityGrid(4, '粮站坡', 'Granary Slope', 56, [
    ['粮站家属院东楼', 'Granary East'],
    ['粮站家属院西楼', 'Granary West'],
  ]),
  communityGrid(5, '车站新区', 'Station Quarter', 62, [
    ['安居苑1号楼', 'Anju Court 1'],
    ['安居苑2号楼', 'Anju Court 2'],
    ['安居苑3号楼', 'Anju Court 3'],
  ]),
];

function villageGrid(
  place: number,
  nameZh: string,
  nameEn: string,
  households: number,
  groups: readonly number[],
): GridSeed {
  return { code: `${villageCode}-G${place}`, nameZh, nameEn, households, groups, buildings: [] };
}

function communityGrid(
  place: number,
  nameZh: string,
  nameEn: string,
  households: number,
  buildings: readonly Named[],
): GridSeed {
  return { code: `${communityCode}-G${place}`, nameZh, nameEn, households, groups: [], buildings };
}

/** The code of the `place`th building (from 1) of a grid. */
export function buildingCode(gridCode: string, place: number): string {
  return `${gridCode}-B${place}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

function townAreas(): AreaSeed[] {
  return towns.flatMap(([nameZh, nameEn, units], townIndex) => {
    const townCode = `${countyCode}-${two(townIndex + 1)}`;
    return [
      { code: townCode, parentCode: countyCode, kind: 'TOWN' as const, nameZh, nameEn: `${nameEn} Town` },
      ...units.map(([unitZh, unitEn], unitIndex): AreaSeed => {
        const isCommunity = unitZh.endsWith('社区');
        return {
          code: `${townCode}-${two(unitIndex + 1)}`,
          parentCode: townCode,
          kind: isCommunity ? 'COMMUNITY' : 'VILLAGE',
          nameZh: unitZh,
          nameEn: `${unitEn} ${isCommunity ? 'Community' : 'Village'}`,
        };
      }),
    ];
  });
}

function gridAreas(unitCode: string, grids: readonly GridSeed[]): AreaSeed[] {
  return grids.flatMap((grid) => [
    {
      code: grid.code,
      parentCode: unitCode,
      kind: 'GRID' as const,
      nameZh: grid.nameZh,
      nameEn: grid.nameEn,
    },
    ...grid.buildings.map(
      ([nameZh, nameEn], index): AreaSeed => ({
        code: buildingCode(grid.code, index + 1),
        parentCode: grid.code,
        kind: 'BUILDING',
        nameZh,
        nameEn,
      }),
    ),
  ]);
}

/** The whole tree, parents before children. */
export const areas: readonly AreaSeed[] = [
  { code: countyCode, parentCode: null, kind: 'COUNTY', nameZh: '石溪县', nameEn: 'Shixi County' },
  ...townAreas(),
  ...gridAreas(villageCode, villageGrids),
  ...gridAreas(communityCode, communityGrids),
];

/** The 56 villages and communities. */
export const units: readonly AreaSeed[] = areas.filter(
  ({ kind }) => kind === 'VILLAGE' || kind === 'COMMUNITY',
);

/** Size of every unit; those not filled in full carry these figures only. */
export const unitFigures: readonly UnitFigure[] = units.map((unit, index) => {
  if (unit.code === villageCode) return { areaCode: unit.code, households: 160, residents: 468, groups: 7 };
  if (unit.code === communityCode) return { areaCode: unit.code, households: 320, residents: 900, groups: 5 };
  // A spread without pattern to the eye, the same on every machine.
  const households = (unit.kind === 'COMMUNITY' ? 260 : 118) + ((index * 47) % 96);
  return {
    areaCode: unit.code,
    households,
    residents: Math.round(households * (2.7 + ((index * 13) % 7) / 20)),
    groups: 3 + ((index * 5) % 6),
  };
});
