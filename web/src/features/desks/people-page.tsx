import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { Card, CardList, CardFacts } from '../../ui/card-list.js';
import { DateText } from '../../ui/dates.js';
import { SelectField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { InvitationList } from '../access/invitation-list.js';
import { EndRole } from './end-role.js';
import { InviteToRole } from './invite-to-role.js';
import { ResetPasskeys } from './reset-passkeys.js';
import { PeopleOf, type People, type Person } from './people-of.js';

/** A coordinator's people and their roles; an operator's, of the region in the address or of the installation itself. */
export default function PeoplePage(): ReactNode {
  const { t } = useTranslation('people');
  const [params] = useSearchParams();
  const [shown, show] = useState('');
  const [{ data, error }, again] = useQuery({
    query: PeopleOf,
    variables: { regionCode: params.get('regio') },
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => again({ requestPolicy: 'network-only' });
  const people = data?.people;
  const persons = people?.persons.filter(({ role }) => shown === '' || role === shown) ?? [];
  return (
    <Page title={t('title')} lead={t(people?.regionCode === null ? 'leadOperators' : 'lead')} width="full">
      {error && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState />}
      {data && !people && (
        <EmptyState heading={t('notYours')}>
          <p>{t('notYoursText')}</p>
        </EmptyState>
      )}
      {people && (
        <>
          {people.rolesToGive.length > 1 && (
            <SelectField
              id="rol"
              label={t('show')}
              value={shown}
              onChange={(event) => show(event.target.value)}
              choices={[
                { value: '', label: t('everybody') },
                ...people.rolesToGive.map((role) => ({
                  value: role,
                  label: t(`roles.${role as 'ADVISER'}`),
                })),
              ]}
            />
          )}
          <div role="status">
            <p className="rk-soft">{t('total', { total: persons.length })}</p>
          </div>
          {persons.length === 0 && (
            <EmptyState heading={t('nobody')}>
              <p>{t('nobodyText')}</p>
            </EmptyState>
          )}
          <CardList label={t('title')}>
            {persons.map((person) => (
              <PersonCard
                key={`${person.role}-${person.accountId}`}
                person={person}
                people={people}
                reload={reload}
              />
            ))}
          </CardList>
          {people.invitations.length > 0 && (
            <section aria-labelledby="uitnodigingen" className="rk-stack">
              <h2 id="uitnodigingen" className="utrecht-heading-2">
                {t('invitations')}
              </h2>
              <InvitationList
                invitations={people.invitations}
                roleOf={({ role, organisation }) => `${t(`role.${role as 'ADVISER'}`)}, ${organisation}`}
                onChanged={reload}
              />
            </section>
          )}
          <InviteToRole
            key={people.regionCode}
            regionCode={people.regionCode}
            roles={people.rolesToGive}
            onInvited={reload}
          />
        </>
      )}
    </Page>
  );
}

function PersonCard(props: { person: Person; people: People; reload: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const { person, people, reload } = props;
  const { name, email, role, organisation, siteName, since, lastSeenAt, hasSecondStep, mailFails, cases } =
    person;
  const where = siteName ?? organisation;
  return (
    <Card
      level={2}
      heading={name}
      under={email}
      tag={
        <StatusTag tone={role === 'COORDINATOR' ? 'info' : 'neutral'}>
          {t(`role.${role as 'ADVISER'}`)}
        </StatusTag>
      }
    >
      <CardFacts
        label={t('facts', { name })}
        facts={[
          ...(where ? [where] : []),
          <>
            {t('since')} <DateText date={since} />
          </>,
          lastSeenAt ? (
            <>
              {t('seen')} <DateText date={lastSeenAt} />
            </>
          ) : (
            t('neverSeen')
          ),
          t(hasSecondStep ? 'secondStep' : 'noSecondStep'),
          ...(role === 'ADVISER' ? [t('cases', { count: cases })] : []),
        ]}
      />
      {mailFails && (
        <Notice tone="warning">
          <p>{t('mailFails', { name })}</p>
        </Notice>
      )}
      <ResetPasskeys person={person} onReset={reload} />
      <EndRole person={person} people={people} onEnded={reload} />
    </Card>
  );
}
