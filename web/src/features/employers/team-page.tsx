import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { DateText } from '../../ui/dates.js';
import { DeskForm } from '../../ui/desk-form.js';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { SureButton } from '../../ui/sure-button.js';
import { InvitationList, ListedInvitation } from '../access/invitation-list.js';

const MyTeams = graphql(
  `
    query MyTeams {
      viewer {
        id
        employers {
          id
          name
          team {
            managedByViewer
            members {
              accountId
              name
              email
              memberRole
              since
            }
            invitations {
              id
              ...ListedInvitation
            }
          }
        }
      }
    }
  `,
  [ListedInvitation],
);
const Invite = graphql(`
  mutation InviteMember($employerId: ID!, $email: String!, $memberRole: MemberRole!) {
    inviteMember(employerId: $employerId, email: $email, memberRole: $memberRole) {
      employer {
        id
      }
      problems {
        message
        path
      }
    }
  }
`);
const ChangeRole = graphql(`
  mutation ChangeMemberRole($employerId: ID!, $accountId: ID!, $memberRole: MemberRole!) {
    changeMemberRole(employerId: $employerId, accountId: $accountId, memberRole: $memberRole) {
      employer {
        id
      }
      problems {
        message
      }
    }
  }
`);
const Remove = graphql(`
  mutation RemoveMember($employerId: ID!, $accountId: ID!) {
    removeMember(employerId: $employerId, accountId: $accountId) {
      employer {
        id
      }
      problems {
        message
      }
    }
  }
`);
const Leave = graphql(`
  mutation LeaveTeam($employerId: ID!) {
    leaveTeam(employerId: $employerId) {
      problems {
        message
      }
    }
  }
`);

type Employer = NonNullable<ResultOf<typeof MyTeams>['viewer']>['employers'][number];
type Team = NonNullable<Employer['team']>;

/** Who acts for one's employers: an admin invites, changes and removes; anybody can leave. */
export default function TeamPage(): ReactNode {
  const { t } = useTranslation('team');
  const [{ data, error }, again] = useQuery({ query: MyTeams, requestPolicy: 'cache-and-network' });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const employers = data?.viewer?.employers ?? [];
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState />}
      {data && employers.length === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {employers.map(
        (employer) =>
          employer.team && (
            <section key={employer.id} aria-labelledby={`team-${employer.id}`} className="rk-stack">
              <h2 id={`team-${employer.id}`} className="utrecht-heading-2">
                {employer.name}
              </h2>
              <TeamOf employer={employer} team={employer.team} reload={reload} />
            </section>
          ),
      )}
    </Page>
  );
}

function TeamOf({
  employer,
  team,
  reload,
}: {
  employer: Employer;
  team: Team;
  reload: () => void;
}): ReactNode {
  const { t } = useTranslation('team');
  return (
    <>
      <CardList label={t('members', { employer: employer.name })}>
        {team.members.map((member) => (
          <Member
            key={member.accountId}
            employerId={employer.id}
            member={member}
            isManaged={team.managedByViewer}
            reload={reload}
          />
        ))}
      </CardList>
      {!team.managedByViewer && <p className="rk-soft">{t('onlyAdmin')}</p>}
      {team.managedByViewer && (
        <>
          {team.invitations.length > 0 && <h3 className="utrecht-heading-3">{t('invitations')}</h3>}
          <InvitationList
            invitations={team.invitations}
            roleOf={({ memberRole }) => t(`role.${memberRole === 'ADMIN' ? 'ADMIN' : 'MEMBER'}`)}
            onChanged={reload}
          />
          <InviteMember employerId={employer.id} onInvited={reload} />
        </>
      )}
    </>
  );
}

function Member(props: {
  employerId: string;
  member: Team['members'][number];
  isManaged: boolean;
  reload: () => void;
}): ReactNode {
  const { t } = useTranslation('team');
  const { viewer, renew } = useSession();
  const { employerId, isManaged, reload } = props;
  const { accountId, name, email, memberRole, since } = props.member;
  const [, change] = useMutation(ChangeRole);
  const [, remove] = useMutation(Remove);
  const [, leave] = useMutation(Leave);
  const isMe = viewer?.id === accountId;
  const other = memberRole === 'ADMIN' ? 'MEMBER' : 'ADMIN';
  return (
    <Card
      level={3}
      heading={isMe ? t('me', { name }) : name}
      under={email}
      tag={
        <StatusTag tone={memberRole === 'ADMIN' ? 'info' : 'neutral'}>{t(`role.${memberRole}`)}</StatusTag>
      }
    >
      <p className="rk-soft">
        {t('since')} <DateText date={since} />
      </p>
      {isManaged && (
        <SureButton
          label={t(`make.${other}`)}
          spoken={t(`makeOf.${other}`, { name })}
          sure={<p>{t(`makeSure.${other}`, { name })}</p>}
          yes={t('makeYes')}
          act={async () => {
            const answer = await change({ employerId, accountId, memberRole: other });
            const problems = answer.data?.changeMemberRole.problems ?? [];
            if (isMe && !answer.error && problems.length === 0) renew();
            else reload();
            return { problems, error: answer.error };
          }}
        />
      )}
      {isManaged && !isMe && (
        <SureButton
          label={t('remove')}
          spoken={t('removeOf', { name })}
          sure={<p>{t('removeSure', { name })}</p>}
          yes={t('removeYes')}
          act={async () => {
            const answer = await remove({ employerId, accountId });
            reload();
            return { problems: answer.data?.removeMember.problems ?? [], error: answer.error };
          }}
        />
      )}
      {isMe && (
        <SureButton
          label={t('leave')}
          sure={<p>{t('leaveSure')}</p>}
          yes={t('leaveYes')}
          act={async () => {
            const answer = await leave({ employerId });
            const problems = answer.data?.leaveTeam.problems ?? [];
            if (!answer.error && problems.length === 0) renew();
            return { problems, error: answer.error };
          }}
        />
      )}
    </Card>
  );
}

function InviteMember({ employerId, onInvited }: { employerId: string; onInvited: () => void }): ReactNode {
  const { t } = useTranslation('team');
  const [memberRole, setRole] = useState<'ADMIN' | 'MEMBER'>('MEMBER');
  const [{ error, fetching }, invite] = useMutation(Invite);
  const id = `uitnodigen-${employerId}`;
  return (
    <>
      <h3 className="utrecht-heading-3">{t('invite')}</h3>
      <DeskForm
        id={id}
        initial={{ email: '' }}
        lines={[{ name: 'email', label: t('email'), hint: t('emailHint'), missing: t('emailMissing') }]}
        go={t('inviteGo')}
        done={t('invited')}
        error={error}
        busy={fetching}
        onSend={async ({ email }) => {
          const answer = await invite({ employerId, email: email.trim(), memberRole });
          if (answer.data?.inviteMember.problems.length === 0) onInvited();
          return answer.data?.inviteMember.problems;
        }}
      >
        <ChoiceGroup id={`${id}-rol`} label={t('asWhat')}>
          {(['MEMBER', 'ADMIN'] as const).map((role) => (
            <RadioChoice
              key={role}
              id={`${id}-${role}`}
              name={`${id}-rol`}
              label={t(`role.${role}`)}
              hint={t(`roleHint.${role}`)}
              checked={memberRole === role}
              onChange={() => setRole(role)}
            />
          ))}
        </ChoiceGroup>
      </DeskForm>
    </>
  );
}
