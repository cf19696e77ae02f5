/** One year of the State Council's holiday notice: what differs from "weekends rest". Days as yyyymmdd, Asia/Shanghai. */
export type HolidayYear = {
  readonly year: number;
  /** True until the year's notice is out: weekends and statutory days alone, make-up days unknown. */
  readonly provisional: boolean;
  /** Where the dates can be read. */
  readonly source: string;
  readonly restDays: readonly number[];
  /** Weekend days on which people work (调休上班). */
  readonly makeUpDays: readonly number[];
};

/** The years known, as data; a year that is missing counts weekends alone. */
export type WorkingCalendar = readonly HolidayYear[];
