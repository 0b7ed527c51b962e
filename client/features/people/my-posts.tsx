import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import { Section } from '#client/ui/section';
import './my-posts.css';
import { usePostWords } from './post-words';
import { usePeopleTexts } from './resident-texts';

export const MyPosts_post = graphql(`
  fragment MyPosts_post on Post {
    id
    role
    startsOn
    endsOn
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

/** The posts the viewer holds, where, and until when; nothing for a plain resident. */
export function MyPosts({ posts }: { posts: readonly FragmentType<typeof MyPosts_post>[] }) {
  const t = usePeopleTexts();
  const role = usePostWords();
  const f = useFormat();
  if (posts.length === 0) return null;
  return (
    <Section title={t('posts')}>
      <ul role="list" className="my-posts">
        {unmask(MyPosts_post, posts).map((post) => {
          const place = post.council ?? post.shop ?? post.area;
          return (
            <li key={post.id}>
              <span>{t('postIn', { role: role(post.role), place: t.pick(place.nameZh, place.nameEn) })}</span>
              <span className="muted small">
                {post.endsOn
                  ? t('postUntil', { from: f.date(post.startsOn), to: f.date(post.endsOn) })
                  : t('postFrom', { from: f.date(post.startsOn) })}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
