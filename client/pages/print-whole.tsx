import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { PrintIcon } from '#client/ui/more-icons';
import { toast } from '#client/ui/toast';

const usePrintWholeTexts = defineTexts('print-whole', {
  zh: { loading: '正在取全部内容…' },
  en: { loading: 'Fetching everything…' },
});

type PageInfo = { endCursor: string | null; hasNextPage: boolean };
type Props = {
  children: string;
  /** The last page on the screen. */
  page: PageInfo | undefined;
  /** Adds the page after a cursor to the screen and answers with its own end. */
  more: (after: string | null) => Promise<PageInfo | undefined>;
};

/** Prints a list that grows by pages: all of it is fetched first, a sheet with lines missing would mislead. */
export function PrintWhole({ children, page, more }: Props) {
  const t = usePrintWholeTexts();
  const errorText = useErrorText();
  const [loading, setLoading] = useState(false);

  async function print(): Promise<void> {
    setLoading(true);
    try {
      let last = page;
      while (last?.hasNextPage) last = await more(last.endCursor);
    } catch (error) {
      toast.bad(errorText(error).message);
      return;
    } finally {
      // The button must say its name again before the print window freezes the page.
      flushSync(() => setLoading(false));
    }
    window.print();
  }

  return (
    <Button icon={PrintIcon} busy={loading} onClick={() => void print()}>
      {loading ? t('loading') : children}
    </Button>
  );
}
