import { useQuery, type CombinedError } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';

const WhoseNewPlace = graphql(`
  query WhoseNewPlace($employerId: ID!, $named: Boolean!) {
    employer(id: $employerId) @include(if: $named) {
      id
      name
      accreditations {
        id
        status
        vouchedAt
        qualification {
          creboCode
        }
      }
    }
    viewer {
      id
      employers {
        id
        name
        accreditations {
          id
          status
          vouchedAt
          qualification {
            creboCode
          }
        }
      }
    }
  }
`);

const PlaceToChange = graphql(`
  query PlaceToChange($id: ID!) {
    place(id: $id) {
      id
      version
      status
      managedByViewer
      title
      description
      postcode4
      hoursPerWeek
      startsFrom
      startsOn
      wagePerHour
      schoolDay
      schoolTown
      usualStartTime
      drivingLicence
      howToGetThere
      seats
      languageLevel
      lapsesOn
      qualification {
        creboCode
      }
      employer {
        id
        name
        accreditations {
          id
          status
          vouchedAt
          qualification {
            creboCode
          }
        }
      }
    }
  }
`);

export type EmployerOfPlace = NonNullable<ResultOf<typeof WhoseNewPlace>['viewer']>['employers'][number];

export interface PlaceToFill {
  /** Null for a new place. */
  place: NonNullable<ResultOf<typeof PlaceToChange>['place']> | null;
  employer: EmployerOfPlace;
}

/** The place to change, or for whom a new one is; `choices` when that is still to be said. */
export function usePlaceToFill(
  placeId: string | null,
  employerId: string | null,
): {
  toFill: PlaceToFill | null;
  choices: readonly EmployerOfPlace[] | null;
  missing: boolean;
  error: CombinedError | undefined;
  again: () => void;
} {
  const [changing, changingAgain] = useQuery({
    query: PlaceToChange,
    variables: { id: placeId ?? '' },
    // What was seen before may have been changed since: a form begins with what stands now.
    requestPolicy: 'network-only',
    pause: placeId === null,
  });
  const [adding, addingAgain] = useQuery({
    query: WhoseNewPlace,
    variables: { employerId: employerId ?? '', named: employerId !== null },
    pause: placeId !== null,
  });
  const { place = null } = changing.data ?? {};
  const employers = adding.data?.viewer?.employers ?? [];
  const named = employerId === null ? null : (adding.data?.employer ?? null);
  const employer = named ?? (employerId === null && employers.length === 1 ? employers[0] : undefined);
  return {
    toFill: place?.managedByViewer
      ? { place, employer: place.employer }
      : placeId === null && employer
        ? { place: null, employer }
        : null,
    choices: placeId === null && adding.data && !employer && employerId === null ? employers : null,
    missing:
      placeId === null
        ? Boolean(adding.data && employerId !== null && !named)
        : Boolean(changing.data && !changing.fetching && !place?.managedByViewer),
    error: changing.error ?? adding.error,
    again: () =>
      placeId === null
        ? addingAgain({ requestPolicy: 'network-only' })
        : changingAgain({ requestPolicy: 'network-only' }),
  };
}
