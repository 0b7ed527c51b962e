/** The state's holidays and the weekends worked for them, as the county keeps them: 2024 to 2027. */

export interface HolidaySeed {
  readonly day: string;
  readonly works: boolean;
  readonly nameZh: string;
  readonly nameEn: string;
}

type Holiday = readonly [
  nameZh: string,
  nameEn: string,
  from: string,
  to: string,
  worked?: readonly string[],
];

// Of 2027 only the days that the law itself names; the weekends worked for them are published the year before.
const holidays: readonly Holiday[] = [
  ['国庆节', 'National Day', '2024-10-01', '2024-10-07', ['2024-09-29', '2024-10-12']],
  ['元旦', 'New Year', '2025-01-01', '2025-01-01'],
  ['春节', 'Spring Festival', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']],
  ['清明节', 'Qingming', '2025-04-04', '2025-04-06'],
  ['劳动节', 'Labour Day', '2025-05-01', '2025-05-05', ['2025-04-27']],
  ['端午节', 'Dragon Boat Festival', '2025-05-31', '2025-06-02'],
  ['国庆节、中秋节', 'National Day and Mid-Autumn', '2025-10-01', '2025-10-08', ['2025-09-28', '2025-10-11']],
  ['元旦', 'New Year', '2026-01-01', '2026-01-03', ['2026-01-04']],
  ['春节', 'Spring Festival', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']],
  ['清明节', 'Qingming', '2026-04-04', '2026-04-06'],
  ['劳动节', 'Labour Day', '2026-05-01', '2026-05-05', ['2026-05-09']],
  ['端午节', 'Dragon Boat Festival', '2026-06-19', '2026-06-21'],
  ['中秋节', 'Mid-Autumn Festival', '2026-09-25', '2026-09-27'],
  ['国庆节', 'National Day', '2026-10-01', '2026-10-07', ['2026-09-20', '2026-10-10']],
  ['元旦', 'New Year', '2027-01-01', '2027-01-01'],
  ['春节', 'Spring Festival', '2027-02-05', '2027-02-08'],
  ['清明节', 'Qingming', '2027-04-05', '2027-04-05'],
  ['劳动节', 'Labour Day', '2027-05-01', '2027-05-02'],
  ['端午节', 'Dragon Boat Festival', '2027-06-09', '2027-06-09'],
  ['中秋节', 'Mid-Autumn Festival', '2027-09-15', '2027-09-15'],
  ['国庆节', 'National Day', '2027-10-01', '2027-10-03'],
];

function daysOf([nameZh, nameEn, from, to, worked = []]: Holiday): HolidaySeed[] {
  const days: HolidaySeed[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    days.push({ day: new Date(at).toISOString().slice(0, 10), works: false, nameZh, nameEn });
  }
  const shifted = worked.map((day) => ({
    day,
    works: true,
    nameZh: `${nameZh}调休上班`,
    nameEn: `worked for ${nameEn}`,
  }));
  return [...days, ...shifted];
}

export const holidaySeeds: readonly HolidaySeed[] = holidays.flatMap(daysOf);
