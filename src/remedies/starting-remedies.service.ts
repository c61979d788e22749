import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { projectRoot } from '../platform/project-root.service.js';
import type { RemedyDetails } from './remedy.js';

const file = join(projectRoot, 'src', 'remedies', 'data', 'remedies.json');

/**
 * The catalogue that a region can begin with: dated, with a source for each line. From then on the lines are the
 * region's own; the product never changes an amount or a condition by itself.
 */
@Injectable()
export class StartingRemedies {
  async all(): Promise<RemedyDetails[]> {
    return JSON.parse(await readFile(file, 'utf8')) as RemedyDetails[];
  }
}
