import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { DateField } from '#client/ui/fields';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { usePeopleMovesTexts } from './people-moves-texts';
import { usePostWords } from './post-words';
import './register.css';
import { VerbDialog } from './verb-dialog';

const ResidentPosts_post = graphql(`
  fragment ResidentPosts_post on Post {
    id
    role
    startsOn
    endsOn
    active
    area {
      id
      nameZh
      nameEn
    }
    council {
      id
      nameZh
      nameEn
    }
    shop {
      id
      nameZh
      nameEn
    }
  }
`);

const EndPostDocument = graphql(`
  mutation EndPost($input: EndPostInput!) {
    endPost(input: $input) {
      id
      endsOn
      active
    }
  }
`);

type Props = { posts: readonly FragmentType<typeof ResidentPosts_post>[]; mayEnd: boolean; now: () => Date };

/** The posts a person holds or held. */
export function ResidentPosts({ posts: masked, mayEnd, now }: Props) {
  const t = usePeopleMovesTexts();
  const words = usePostWords();
  const f = useFormat();
  const [ending, setEnding] = useState<{ id: string; role: string } | null>(null);
  const posts = unmask(ResidentPosts_post, masked);
  if (posts.length === 0) return <p className="muted">{t('noPosts')}</p>;
  return (
    <>
      <ul className="register-rows" role="list">
        {posts.map((post) => {
          const place = post.council ?? post.shop ?? post.area;
          return (
            <li key={post.id}>
              <div>
                <p>
                  <strong>{words(post.role)}</strong> {t.pick(place.nameZh, place.nameEn)}
                </p>
                <p className="muted small">
                  {post.endsOn
                    ? t('term', { from: f.date(post.startsOn), to: f.date(post.endsOn) })
                    : t('termOpen', { from: f.date(post.startsOn) })}
                </p>
              </div>
              {post.active ? null : <StatusTag tone="plain">{t('over')}</StatusTag>}
              {post.active && mayEnd ? (
                <Button
                  size="small"
                  aria-label={`${t('endPost')} ${words(post.role)} ${t.pick(place.nameZh, place.nameEn)}`}
                  onClick={() => setEnding({ id: post.id, role: words(post.role) })}
                >
                  {t('endPost')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {ending ? <EndPostDialog post={ending} now={now} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

type EndProps = { post: { id: string; role: string }; now: () => Date; onClose: () => void };

function EndPostDialog({ post, now, onClose }: EndProps) {
  const t = usePeopleMovesTexts();
  const intent = useIntent();
  const [end] = useMutation(EndPostDocument, { refetchQueries: ['ResidentPage'], awaitRefetchQueries: true });
  return (
    <VerbDialog
      verb={t('endPost')}
      kind="danger"
      lead={t('endPostTitle', { role: post.role })}
      onClose={onClose}
      onSubmit={async (values) => {
        await end({
          variables: { input: intent.sign({ postId: post.id, endsOn: readText(values, 'endsOn') }) },
        });
        intent.done();
        toast.good(t('ended'));
        onClose();
      }}
    >
      <DateField name="endsOn" label={t('endsOn')} required defaultValue={toDateInput(now())} />
    </VerbDialog>
  );
}
