import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardList } from '../../ui/card-list.js';
import { Notice } from '../../ui/notice.js';
import { StatusTag } from '../../ui/status-tag.js';
import { SureButton } from '../../ui/sure-button.js';

export const ListedInvitation = graphql(`
  fragment ListedInvitation on Invitation {
    id
    email
    role
    memberRole
    organisation
    state
    expiresAt
  }
`);

const Renew = graphql(`
  mutation RenewInvitation($id: ID!) {
    renewInvitation(id: $id) {
      invitation {
        id
      }
      problems {
        message
      }
    }
  }
`);
const Revoke = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id) {
      invitation {
        id
      }
      problems {
        message
      }
    }
  }
`);

/** Invitations that nobody accepted yet: until when they are valid, with the way to send them again or take them back. */
export function InvitationList(props: {
  invitations: readonly FragmentOf<typeof ListedInvitation>[];
  /** What somebody would become, in words. */
  roleOf: (invitation: { role: string; memberRole: string | null; organisation: string }) => string;
  onChanged: () => void;
}): ReactNode {
  const { t } = useTranslation('team');
  if (props.invitations.length === 0) return null;
  return (
    <CardList label={t('invitations')}>
      {readFragment(ListedInvitation, props.invitations).map((invitation) => (
        <Invited
          key={invitation.id}
          invitation={invitation}
          role={props.roleOf(invitation)}
          onChanged={props.onChanged}
        />
      ))}
    </CardList>
  );
}

function Invited(props: {
  invitation: { id: string; email: string; state: string; expiresAt: string };
  role: string;
  onChanged: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('team');
  const { id, email, state, expiresAt } = props.invitation;
  const [{ data, fetching }, renew] = useMutation(Renew);
  const [, revoke] = useMutation(Revoke);
  const until = instantInWords(expiresAt, i18n.language);
  const isExpired = state === 'EXPIRED';
  return (
    <Card
      level={3}
      heading={email}
      under={props.role}
      tag={<StatusTag tone={isExpired ? 'neutral' : 'info'}>{t(isExpired ? 'expired' : 'open')}</StatusTag>}
    >
      <p className="rk-soft">{t(isExpired ? 'expiredAt' : 'openUntil', { until })}</p>
      <div role="status">
        {data?.renewInvitation.problems.length === 0 && (
          <Notice tone="ok">
            <p>{t('renewed', { email })}</p>
          </Notice>
        )}
      </div>
      <p>
        <Button
          appearance="secondary-action-button"
          busy={fetching}
          disabled={fetching}
          aria-label={t('renewOf', { email })}
          onClick={() => void renew({ id }).then(props.onChanged)}
        >
          {t('renew')}
        </Button>
      </p>
      <SureButton
        label={t('revoke')}
        spoken={t('revokeOf', { email })}
        sure={<p>{t('revokeSure', { email })}</p>}
        yes={t('revokeYes')}
        act={async () => {
          const answer = await revoke({ id });
          props.onChanged();
          return { problems: answer.data?.revokeInvitation.problems ?? [], error: answer.error };
        }}
      />
    </Card>
  );
}
