import type { WorkingCalendar } from './working-calendar';

/**
 * What the State Council's office announced, year by year. The notice for a year appears in the autumn before: until it is entered,
 * its year is provisional (ADR 0012). Weekends inside a holiday rest anyway and are not listed.
 */
export const chineseHolidays: WorkingCalendar = [
  {
    year: 2026,
    provisional: false,
    source: '国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04',
    restDays: [
      20260101, 20260102, 20260216, 20260217, 20260218, 20260219, 20260220, 20260223, 20260406, 20260501,
      20260504, 20260505, 20260619, 20260925, 20261001, 20261002, 20261005, 20261006, 20261007,
    ],
    makeUpDays: [20260104, 20260214, 20260228, 20260509, 20260920, 20261010],
  },
  {
    year: 2027,
    provisional: true,
    source: '全国年节及纪念日放假办法 (2024): statutory days alone, no notice seen yet',
    // 2 days of 春节, 2 of 劳动节 and 2 of 国庆节 fall on weekends and are made up for on the working days after.
    restDays: [
      20270101, 20270205, 20270208, 20270209, 20270210, 20270405, 20270503, 20270504, 20270609, 20270915,
      20271001, 20271004, 20271005,
    ],
    makeUpDays: [],
  },
];
