import { pathToFileURL } from 'node:url';
import { faults as faultsOfErasure } from '../drills/erasure/faults.js';
import { allFaults } from '../drills/rights/planted/try-faults.js';
import { planted } from '../drills/rights/planted/plant.js';

it('can still plant every fault of the drills: the words it changes stand in the product', () => {
  const built = pathToFileURL('dist/src/');
  const faults = [...allFaults, ...Object.values(faultsOfErasure)];
  const lost = faults.flatMap((fault) => {
    try {
      planted(fault, built);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(lost).toEqual([]);
  expect(faults.filter(({ file }) => file).length).toBeGreaterThan(30);
});
