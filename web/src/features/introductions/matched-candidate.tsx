import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { AppLink } from '../../ui/link.js';
import { ReasonList } from '../../ui/reason-list.js';
import { ProfileFacts, ProfileFields } from '../candidates/profile-facts.js';
import { ProposeIntroduction } from './propose-introduction.js';
import './brokering.css';

export const MatchedCandidateFields = graphql(
  `
    fragment MatchedCandidateFields on CandidateMatch {
      candidateId
      distanceKm
      score
      candidate {
        id
        name
      }
      profile {
        ...ProfileFields
      }
      reasons {
        criterion
        score
        weight
        text
      }
    }
  `,
  [ProfileFields],
);

/**
 * A candidate who fits a place: by name for who knows the case, else what may be known without one. With the way to
 * introduce them, or to the introduction that runs already.
 */
export function MatchedCandidate(props: {
  match: FragmentOf<typeof MatchedCandidateFields>;
  place: { id: string; title: string };
  /** The candidate's place in the order, from 1; it names who has no name. */
  rank: number;
  /** The introduction of these two that runs already. */
  introductionId?: string | undefined;
  limit?: number;
}): ReactNode {
  const { place, rank, introductionId } = props;
  const { t } = useTranslation('brokering');
  const { viewer } = useSession();
  const match = readFragment(MatchedCandidateFields, props.match);
  const who = match.candidate?.name ?? t('match.unnamed', { rank });
  return (
    <li className="rk-match">
      <p className="rk-match__who">
        {match.candidate ? <AppLink to={`/kandidaten/${match.candidateId}`}>{who}</AppLink> : who}
      </p>
      <ProfileFacts profile={match.profile} />
      <ReasonList reasons={match.reasons} limit={props.limit} />
      {!match.candidate && (
        <p>
          <AppLink to={`/kandidaten/${match.candidateId}`}>
            {t('match.openCase')}
            <span className="rk-visually-hidden"> {who}</span>
          </AppLink>
        </p>
      )}
      {introductionId ? (
        <p>
          <AppLink to={`/voorstellen/${introductionId}`}>{t('match.introduced')}</AppLink>
        </p>
      ) : (
        viewer?.roles.includes('ADVISER') && (
          <ProposeIntroduction
            candidateId={match.candidateId}
            placeId={place.id}
            who={who}
            what={place.title}
          />
        )
      )}
    </li>
  );
}
