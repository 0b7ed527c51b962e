import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { useRecordDetailTexts } from './record-detail-texts';

type Props = {
  signs: readonly { mark: { id: string } | null }[];
  /** Where the signs are told in words. */
  to?: string;
};

/** How many signs about a record nobody has looked into yet; nothing where there are none. */
export function SignsTag({ signs, to }: Props) {
  const t = useRecordDetailTexts();
  const count = signs.filter((sign) => sign.mark === null).length;
  if (count === 0) return null;
  const tag = <StatusTag tone="warn">{t('signs', { count })}</StatusTag>;
  return to ? <TextLink to={to}>{tag}</TextLink> : <> {tag}</>;
}
