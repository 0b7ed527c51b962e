import { ErrorState, LoadingState } from '#client/ui/states';

type Props = {
  /** Anything to show yet? */
  data: unknown;
  loading: boolean;
  error: unknown;
  onRetry: () => void;
  kind?: 'page' | 'list' | 'card';
};

/** What stands in a page's place while its query is under way or broken; beside older data only the error is shown. */
export function QueryState({ data, loading, error, onRetry, kind = 'list' }: Props) {
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (loading && !data) return <LoadingState kind={kind} />;
  return null;
}
