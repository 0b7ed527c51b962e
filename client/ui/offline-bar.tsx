import { OfflineIcon } from './icons';
import { Banner } from './notice';
import { useUiTexts } from './texts';
import { useOnline } from './use-online';

/** Says that the network is gone, and what still works. */
export function OfflineBar() {
  const t = useUiTexts();
  const online = useOnline();
  return (
    <div className="no-print" role="status">
      {online ? null : (
        <Banner tone="warn" icon={OfflineIcon}>
          {t('offline')}
        </Banner>
      )}
    </div>
  );
}
