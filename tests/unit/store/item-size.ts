/** Bytes of a value by DynamoDB's rules for item sizes (Amazon DynamoDB Developer Guide, "Item sizes and formats"). */
const valueBytes = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') {
    const digits = String(Math.abs(value)).replace(/0+$/, '').length || 1;
    return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
  }
  if (typeof value === 'boolean') return 1;
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, each) => sum + 1 + valueBytes(each), 0);
  if (typeof value === 'object' && value !== null) return 3 + fieldsBytes(value, 1);
  throw new Error(`no size of ${String(value)}`);
};

const fieldsBytes = (fields: object, overhead: number): number =>
  Object.entries(fields).reduce(
    (sum, [name, value]) => sum + overhead + Buffer.byteLength(name) + valueBytes(value),
    0,
  );

/** Bytes of an item: each started 1,024 cost a write unit more. */
export const itemBytes = (item: object): number => fieldsBytes(item, 0);
