import type * as z from 'zod';
import type { RefusalData } from '../../shared/domain/refusals';

type Issue = RefusalData['invalid_request']['issues'][number];
type Code = z.core.$ZodIssue['code'];

const ISSUES_MAX = 10;
const PATH_LENGTH_MAX = 80;

/** In both languages at once, for whoever writes a client; nothing of what was sent is repeated. */
const messages: Readonly<Record<Code, string>> = {
  invalid_type: '缺少或类型不对 / missing, or of another type',
  invalid_value: '不在可选的范围内 / not one of the choices',
  invalid_format: '格式不对 / not of the right form',
  invalid_union: '没有这样的选择 / none of the alternatives',
  invalid_key: '名称不对 / not a right name',
  invalid_element: '列表中有一项不对 / a wrong item in the list',
  too_big: '太长或太大 / too long or too large',
  too_small: '太短或太小 / too short or too small',
  not_multiple_of: '不是规定的倍数 / not a multiple of the step',
  unrecognized_keys: '有多余的内容 / fields that nobody asked for',
  custom: '填得不对 / not right',
};

/** What is wrong with a request, field by field. Pure. */
export const issuesOf = ({ issues }: { readonly issues: readonly z.core.$ZodIssue[] }): readonly Issue[] =>
  issues.slice(0, ISSUES_MAX).map(({ code, path }) => ({
    path: path.join('.').slice(0, PATH_LENGTH_MAX),
    message: messages[code],
  }));

/** A body that is no JSON, or a larger one than any command's. */
export const bodyIssue = (what: 'json' | 'size'): readonly Issue[] => [
  { path: '', message: what === 'json' ? '不是有效的 JSON / not JSON' : messages.too_big },
];
