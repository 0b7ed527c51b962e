import type { ReactNode } from 'react';
import { Button, type ButtonKind } from './button';
import { PrintIcon } from './more-icons';
import { useUiTexts } from './texts';

export function PrintButton({ children, kind }: { children?: ReactNode; kind?: ButtonKind }) {
  const t = useUiTexts();
  return (
    <Button kind={kind} icon={PrintIcon} onClick={() => window.print()}>
      {children ?? t('print')}
    </Button>
  );
}
