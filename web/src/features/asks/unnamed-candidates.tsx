import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Card, CardList } from '../../ui/card-list.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { ProfileFacts, ProfileFields } from '../candidates/profile-facts.js';
import { MyAsks } from './my-asks.js';

const Unnamed = graphql(
  `
    query UnnamedMatches($id: ID!) {
      place(id: $id) {
        id
        unnamedMatches {
          isTooFew
          most
          nodes {
            handle
            isInvited
            profile {
              ...ProfileFields
            }
          }
        }
      }
    }
  `,
  [ProfileFields],
);

const Invite = graphql(`
  mutation InviteUnnamed($placeId: ID!, $handle: ID!, $words: String) {
    inviteUnnamed(placeId: $placeId, handle: $handle, words: $words) {
      ask {
        id
        turnText
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const STEP = 5;

/** Who fits a place, without a name, and the way to invite them through the adviser; and what was asked before. */
export function UnnamedCandidates({ placeId }: { placeId: string }): ReactNode {
  const { t } = useTranslation('asks');
  const [{ data, error }, again] = useQuery({ query: Unnamed, variables: { id: placeId } });
  const [first, setFirst] = useState(STEP);
  const found = data?.place?.unnamedMatches;
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingState />;
  return (
    <>
      {found && (
        <section aria-labelledby="zonder-naam" className="rk-stack">
          <h2 id="zonder-naam" className="utrecht-heading-2">
            {t('unnamed.title')}
          </h2>
          <p className="rk-measure">
            {found.isTooFew ? t('unnamed.tooFew') : t('unnamed.how', { most: found.most })}
          </p>
          {found.nodes.length > 0 && (
            <CardList label={t('unnamed.title')}>
              {found.nodes.slice(0, first).map((node, index) => (
                <Card
                  key={node.handle}
                  level={3}
                  heading={t('unnamed.one', { rank: index + 1 })}
                  tag={node.isInvited && <StatusTag tone="info">{t('unnamed.invited')}</StatusTag>}
                >
                  <ProfileFacts profile={node.profile} />
                  {!node.isInvited && (
                    <InviteOne
                      placeId={placeId}
                      handle={node.handle}
                      rank={index + 1}
                      onDone={() => again({ requestPolicy: 'network-only' })}
                    />
                  )}
                </Card>
              ))}
            </CardList>
          )}
          {found.nodes.length > first && (
            <p>
              <Button appearance="secondary-action-button" onClick={() => setFirst(found.nodes.length)}>
                {t('unnamed.more', { count: found.nodes.length - first })}
              </Button>
            </p>
          )}
        </section>
      )}
      <MyAsks
        key={found?.nodes.filter(({ isInvited }) => isInvited).length}
        side="EMPLOYER"
        placeId={placeId}
      />
    </>
  );
}

function InviteOne(props: { placeId: string; handle: string; rank: number; onDone: () => void }): ReactNode {
  const { placeId, handle, rank, onDone } = props;
  const { t } = useTranslation('asks');
  const [open, setOpen] = useState(false);
  const [{ data, error, fetching }, invite] = useMutation(Invite);
  const problems = data?.inviteUnnamed.problems ?? [];
  const send = async (form: HTMLFormElement): Promise<void> => {
    const words = String(new FormData(form).get('words')).trim();
    const came = await invite({ placeId, handle, words: words || null });
    if (came.data?.inviteUnnamed.ask) onDone();
  };
  if (!open)
    return (
      <p>
        <Button appearance="secondary-action-button" onClick={() => setOpen(true)}>
          {t('invite.start')}
          <span className="rk-visually-hidden"> {t('unnamed.one', { rank })}</span>
        </Button>
      </p>
    );
  return (
    <form
      className="rk-confirm"
      aria-label={t('invite.question', { rank })}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <p className="rk-confirm__question">{t('invite.question', { rank })}</p>
      <p>{t('invite.next')}</p>
      <TextareaField
        id={`uitnodiging-${handle}`}
        name="words"
        label={t('invite.words')}
        hint={t('invite.wordsHint')}
        optional
        rows={3}
        maxLength={2000}
      />
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('invite.go')}
        </Button>
        <Button appearance="subtle-button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
