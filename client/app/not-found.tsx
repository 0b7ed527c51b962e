import { LinkButton } from '#client/ui/button';
import { SearchIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { useAppTexts } from './texts';

export function NotFound() {
  const t = useAppTexts();
  return (
    <>
      <PageHeader title={t('notFound')} />
      <EmptyState
        icon={SearchIcon}
        title={t('notFoundLead')}
        action={
          <LinkButton to="/" kind="primary">
            {t('toHome')}
          </LinkButton>
        }
      />
    </>
  );
}
