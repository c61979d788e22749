import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Account } from '../access/accounts.repository.js';
import type { Tx } from '../platform/transaction.service.js';
import type { MorningPart } from './morning-part.js';

/** The morning mail that is being written. */
export interface MorningMail {
  readonly dueAt: Date;
  /** What this mail is known by. */
  readonly reason: string;
  /** Earlier ones that never left and were taken back: what they told is told again. */
  readonly takenBack: readonly string[];
}

/** A room that has something of its own for the one mail a morning, besides notices. */
export interface MorningTeller {
  /** For whom something waits since that morning or before: everybody, or this one person if it does. */
  waiting(tx: Tx, dueAt: Date, accountId?: string): Promise<string[]>;
  /** Takes out what waits for somebody: from now on it is told. Null when nothing does any more. */
  take(tx: Tx, account: Account, mail: MorningMail): Promise<MorningPart | null>;
}

/** The metadata Nest's discovery finds tellers by. */
const TellsMornings = DiscoveryService.createDecorator<true>();

/** Marks a class as one that adds to morning mails. */
export function AddsToMornings() {
  const mark = TellsMornings(true);
  return (target: new (...services: never[]) => MorningTeller): void => void mark(target);
}

/** What rooms add to the morning mails: who writes those need not know which rooms there are. */
@Injectable()
export class MorningParts implements OnModuleInit {
  private tellers: MorningTeller[] = [];

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    this.tellers = this.discovery
      .getProviders()
      .filter((wrapper) => wrapper.metatype && this.discovery.getMetadataByDecorator(TellsMornings, wrapper))
      .map((wrapper) => wrapper.instance as MorningTeller);
  }

  /** The people for whom a room has something since that morning or before. */
  async waiting(tx: Tx, dueAt: Date): Promise<string[]> {
    const ids: string[] = [];
    for (const teller of this.tellers) ids.push(...(await teller.waiting(tx, dueAt)));
    return ids;
  }

  async isWaiting(tx: Tx, accountId: string, dueAt: Date): Promise<boolean> {
    for (const teller of this.tellers)
      if ((await teller.waiting(tx, dueAt, accountId)).length > 0) return true;
    return false;
  }

  /** Takes out what every room has for somebody, in the transaction that writes their mail. */
  async take(tx: Tx, account: Account, mail: MorningMail): Promise<MorningPart[]> {
    const parts: MorningPart[] = [];
    for (const teller of this.tellers) {
      const part = await teller.take(tx, account, mail);
      if (part) parts.push(part);
    }
    return parts;
  }
}
