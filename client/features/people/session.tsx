import type { ApolloClient } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, type ReactNode, use, useCallback, useMemo } from 'react';
import { graphql } from '#client/gql';
import type { Session_ViewerQuery } from '#client/gql/graphql';

// Who is signed in, for the whole client. It opens doors on the screen; the server decides again at each of them.

const SessionViewer = graphql(`
  query Session_viewer {
    about {
      version
      demo
      now
      personas {
        key
        nameZh
        roleZh
        roleEn
        startPath
      }
    }
    viewer {
      resident {
        id
        name
        household {
          id
        }
      }
      rights
      village {
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
  }
`);

const SessionSignOut = graphql(`
  mutation Session_signOut {
    signOut
  }
`);

export type Viewer = NonNullable<Session_ViewerQuery['viewer']>;
export type About = Session_ViewerQuery['about'];
export type Right = Viewer['rights'][number];

export type Session = {
  /** `unreachable`: the server could not be asked yet. */
  status: 'loading' | 'guest' | 'member' | 'unreachable';
  viewer: Viewer | null;
  /** Null until the server was heard. */
  about: About | null;
  /** What went wrong while asking. */
  error: unknown;
  may: (right: Right) => boolean;
  /** Asks anew who is signed in, with an empty cache: after signing in, and to try again. */
  refresh: () => Promise<void>;
  signOut: () => Promise<void>;
};

const SessionContext = createContext<Session | null>(null);

/** Asks once who is signed in and tells everything below. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { data, error, loading, refetch } = useQuery(SessionViewer);

  const refresh = useCallback(async () => {
    await client.clearStore();
    await refetch();
  }, [client, refetch]);
  const signOut = useCallback(async () => {
    await client.mutate({ mutation: SessionSignOut });
    await refresh();
  }, [client, refresh]);

  const session = useMemo<Session>(() => {
    const viewer = data?.viewer ?? null;
    const status = viewer ? 'member' : data ? 'guest' : loading ? 'loading' : 'unreachable';
    return {
      status,
      viewer,
      about: data?.about ?? null,
      error,
      may: (right) => viewer?.rights.includes(right) ?? false,
      refresh,
      signOut,
    };
  }, [data, error, loading, refresh, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The server no longer knows who this is: the screen must not go on as if it did. */
export function forgetViewer(client: ApolloClient): void {
  client.cache.modify({ fields: { viewer: () => null } });
}

/** The session of whoever uses this screen. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it.');
  return session;
}
