/** A street (街道) or town (镇) with its social-work station. Degrees WGS 84, roughly where its office stands. */
export type Street = {
  readonly zh: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly town: boolean;
};
export type District = { readonly zh: string; readonly streets: readonly Street[] };

const street = (zh: string, latitude: number, longitude: number): Street => ({
  zh,
  latitude,
  longitude,
  town: zh.endsWith('镇'),
});

/**
 * Liuzhou's five districts and 47 of its streets and towns, by their real names; the places are estimates and serve as
 * the model of a city, not as a map of it.
 */
export const districts: readonly District[] = [
  {
    zh: '城中区',
    streets: [
      street('城中街道', 24.313, 109.413),
      street('公园街道', 24.325, 109.408),
      street('中南街道', 24.317, 109.418),
      street('沿江街道', 24.309, 109.42),
      street('潭中街道', 24.332, 109.419),
      street('河东街道', 24.318, 109.436),
      street('静兰街道', 24.305, 109.455),
    ],
  },
  {
    zh: '鱼峰区',
    streets: [
      street('天马街道', 24.302, 109.414),
      street('驾鹤街道', 24.305, 109.404),
      street('箭盘山街道', 24.296, 109.43),
      street('五里亭街道', 24.289, 109.42),
      street('荣军街道', 24.292, 109.438),
      street('白莲街道', 24.275, 109.446),
      street('麒麟街道', 24.262, 109.423),
      street('阳和街道', 24.279, 109.486),
      street('雒容镇', 24.395, 109.61),
      street('洛埠镇', 24.387, 109.545),
      street('里雍镇', 24.222, 109.575),
    ],
  },
  {
    zh: '柳南区',
    streets: [
      street('河西街道', 24.318, 109.383),
      street('南站街道', 24.302, 109.396),
      street('鹅山街道', 24.309, 109.388),
      street('柳南街道', 24.299, 109.381),
      street('柳石街道', 24.28, 109.402),
      street('银山街道', 24.297, 109.362),
      street('南环街道', 24.287, 109.388),
      street('潭西街道', 24.335, 109.387),
      street('太阳村镇', 24.345, 109.298),
      street('洛满镇', 24.4, 109.22),
      street('流山镇', 24.475, 109.195),
    ],
  },
  {
    zh: '柳北区',
    streets: [
      street('解放街道', 24.334, 109.401),
      street('雅儒街道', 24.328, 109.396),
      street('胜利街道', 24.352, 109.405),
      street('雀儿山街道', 24.361, 109.396),
      street('钢城街道', 24.372, 109.404),
      street('锦绣街道', 24.345, 109.393),
      street('白露街道', 24.381, 109.385),
      street('柳长街道', 24.398, 109.412),
      street('石碑坪镇', 24.515, 109.395),
      street('沙塘镇', 24.461, 109.396),
      street('长塘镇', 24.425, 109.431),
    ],
  },
  {
    zh: '柳江区',
    streets: [
      street('拉堡镇', 24.256, 109.332),
      street('百朋镇', 24.17, 109.275),
      street('成团镇', 24.27, 109.245),
      street('进德镇', 24.199, 109.39),
      street('穿山镇', 24.13, 109.475),
      street('三都镇', 24.24, 109.15),
      street('里高镇', 24.14, 109.1),
    ],
  },
];

/** A community that a persona needs; all others get made-up names. */
export const TIANMA = '天马社区';
const FIRST = '文青柳龙鹤驾映曙红桂屏蟠雅立鱼弯永振安福长金银北东';
const SECOND = '园江塘桥岭湾山苑泉坪滩源田峰庆云和阳兴宁';

/** Five hundred plausible made-up names, of which the full city uses 449; none repeats. */
export const communityNames: readonly string[] = [...FIRST].flatMap((first) =>
  [...SECOND].map((second) => first + second),
);
