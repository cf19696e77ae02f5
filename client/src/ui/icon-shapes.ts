/** Our own signs on a field of 24, drawn with one round stroke. `F` marks the part that takes the soft tint. */
export const iconShapes = {
  back: '<path d="M15 5l-7 7 7 7"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  down: '<path d="M6 9.5l6 6 6-6"/>',
  speak:
    '<path F d="M4 9.5v5h3.5L12 18V6L7.5 9.5z"/><path d="M15 9.3c1.3 1.6 1.3 3.8 0 5.4M17.6 6.8c2.7 3 2.7 7.4 0 10.4"/>',
  stop: '<rect F x="6.5" y="6.5" width="11" height="11" rx="2"/>',
  phone:
    '<path F d="M8.6 4.2c.5-.3 1-.1 1.3.4l1.5 2.8c.3.5.1 1-.3 1.4l-1.2 1c.9 1.9 2.4 3.4 4.3 4.3l1-1.2c.4-.4.9-.6 1.4-.3l2.8 1.5c.5.3.7.8.4 1.3-.9 2.4-2.6 3.7-4.7 3.2C9.6 17.3 6.7 14.4 5.4 8.900c-.5-2.1.8-3.8 3.2-4.700z"/>',
  check: '<path d="M5 12.500l4.6 4.600L19 7.5"/>',
  cross: '<path d="M6.5 6.500l11 11M17.5 6.500l-11 11"/>',
  clock: '<circle F cx="12" cy="12" r="8.3"/><path d="M12 7.500V12l3.2 2"/>',
  pin: '<path F d="M12 21c4.4-4.7 6.6-8 6.6-11a6.6 6.6 0 0 0-13.2 0c0 3 2.2 6.3 6.6 11z"/><circle cx="12" cy="9.9" r="2.3"/>',
  heart:
    '<path F d="M12 19.500C6.7 16 4 12.9 4 9.6 4 7.2 5.8 5.5 8 5.500c1.7 0 3.2 1 4 2.6.8-1.6 2.3-2.6 4-2.6 2.2 0 4 1.7 4 4.1 0 3.3-2.7 6.4-8 9.900z"/>',
  home: '<path F d="M4.5 11.200L12 4.500l7.5 6.700V19a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z"/><path d="M9.5 20v-5.500h5V20"/>',
  hall: '<path F d="M5 9.500h14V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1z"/><path d="M3.5 9.500L6 4.500h12l2.5 5M9.5 13.500l2 2 3.5-3.5"/>',
  list: '<rect F x="5" y="4" width="14" height="16" rx="2.5"/><path d="M8.5 9h7M8.5 12.500h7M8.5 16h4"/>',
  book: '<path F d="M6 5.500A1.5 1.5 0 0 1 7.5 4H18a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H7.500A1.5 1.5 0 0 1 6 18.500z"/><path d="M9.5 4v16M12.5 8.500H16"/>',
  person: '<circle F cx="12" cy="8" r="3.8"/><path F d="M4.8 20c.6-4 3.4-6 7.2-6s6.6 2 7.2 6z"/>',
  people:
    '<circle F cx="9" cy="8.5" r="3.3"/><path F d="M3 19.500c.4-3.5 2.7-5.3 6-5.300s5.6 1.8 6 5.300z"/><path d="M15.5 5.500a3.3 3.3 0 0 1 0 6M17.5 14.700c2 .7 3.2 2.3 3.5 4.8"/>',
  search: '<circle F cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
  alert:
    '<path F d="M12 4.500l8.3 14.300a.6.6 0 0 1-.5.900H4.200a.6.6 0 0 1-.5-.9z"/><path d="M12 10v4.300M12 17v.1"/>',
  shield:
    '<path F d="M12 3.800l7 2.600v5.100c0 4.2-2.7 7.2-7 8.9-4.3-1.7-7-4.7-7-8.900V6.400z"/><path d="M9 12l2.3 2.300L15.3 10"/>',
  lock: '<rect F x="5" y="10.5" width="14" height="9.5" rx="2.2"/><path d="M8.3 10.500V8a3.7 3.7 0 0 1 7.4 0v2.5"/>',
  key: '<rect F x="4" y="6.5" width="16" height="11" rx="2.5"/><path d="M8 10.300v3.400M12 10.300v3.400M16 10.300v3.4"/>',
  print:
    '<path d="M7.5 8.500V4h9v4.5"/><rect F x="4" y="8.5" width="16" height="7.5" rx="2"/><path d="M7.5 14h9v6h-9z"/>',
  chart: '<path d="M4 20h16"/><path F d="M6 20v-6h3v6zM11 20V8h3v12zM16 20v-9h3v9z"/>',
  refresh: '<path d="M19 12a7 7 0 1 1-2.1-5M19.5 4v4h-4"/>',
  undo: '<path d="M8 6L4 10l4 4"/><path d="M4.5 10H14a5 5 0 0 1 0 10h-3"/>',
  door: '<path F d="M5 4.500h8.500v15H5z"/><path d="M16.5 8.500L20 12l-3.5 3.500M20 12h-9"/>',
  calendar:
    '<rect F x="4" y="5.5" width="16" height="14.5" rx="2.5"/><path d="M4 10h16M8.5 3.500v4M15.5 3.500v4"/>',
  letters: '<path d="M3.5 18L8 6.5 12.5 18M5.2 14h5.6"/><path d="M14.5 18l3-7.5 3 7.500M15.6 15.500h3.8"/>',
  wait: '<path F d="M7 4h10v3.500L12 12l5 4.500V20H7v-3.500L12 12 7 7.500z"/>',
  swap: '<path d="M5 9h13l-3.5-3.500M19 15H6l3.5 3.5"/>',
  board:
    '<rect F x="4" y="5" width="6" height="14" rx="1.8"/><rect F x="13" y="5" width="7" height="6" rx="1.8"/><path d="M13 15h7M13 19h4"/>',
  chat: '<path F d="M4 6.500A1.5 1.5 0 0 1 5.5 5h9A1.5 1.5 0 0 1 16 6.500v5a1.5 1.5 0 0 1-1.5 1.500H9l-3.5 3V13A1.5 1.5 0 0 1 4 11.500z"/><path d="M19 9.500a1.5 1.5 0 0 1 1 1.400V15a1.5 1.5 0 0 1-1.5 1.500V19l-3-2.500h-3"/>',
} as const;

export type IconName = keyof typeof iconShapes;
