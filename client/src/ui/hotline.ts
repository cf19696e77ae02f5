import { platform } from '../platform/platform';

const KEY = 'timebank.station-phone';

/** The person's own station, once the home page has named it; before that the city's number. */
const stationPhone = (): string => platform.session.read(KEY) ?? BUILD_HOTLINE;

export const noteStationPhone = (phone: string): void => {
  if (phone !== '') platform.session.write(KEY, phone);
};

export const callStation = (): Promise<void> => platform.call(stationPhone());
