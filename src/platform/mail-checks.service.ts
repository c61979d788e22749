import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Tx } from './transaction.service.js';

/** A mail as it waits to be sent: what it is about, and to whom it goes. */
export interface WaitingMail {
  readonly kind: string;
  readonly to: string;
  readonly subjectId: string;
}

/** Asked at the moment of sending whether a mail may still leave: what was true when it was written may not be now. */
export interface MailCheck {
  mayStillLeave(tx: Tx, mail: WaitingMail): Promise<boolean>;
}

/** The metadata Nest's discovery finds checks by. */
export const ChecksMailOf = DiscoveryService.createDecorator<{ kinds: readonly string[] }>();

/** Marks a class as the check of all mail of these kinds; each kind has at most one. */
export function ChecksMail(...kinds: string[]) {
  const mark = ChecksMailOf({ kinds });
  return (target: new (...services: never[]) => MailCheck): void => void mark(target);
}

/** Which room knows whether a mail may still leave. Starting fails when two say so of one kind. */
@Injectable()
export class MailChecks implements OnModuleInit {
  private readonly checks = new Map<string, MailCheck>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const marked = wrapper.metatype
        ? this.discovery.getMetadataByDecorator(ChecksMailOf, wrapper)
        : undefined;
      for (const kind of marked?.kinds ?? []) {
        if (this.checks.has(kind)) throw new Error(`Two checks of mail are for ${kind}`);
        this.checks.set(kind, wrapper.instance as MailCheck);
      }
    }
  }

  /** True also for a kind that nobody checks, and for mail that is about nothing in particular. */
  async mayStillLeave(tx: Tx, mail: Omit<WaitingMail, 'subjectId'> & { subjectId: string | null }) {
    const check = this.checks.get(mail.kind);
    if (!check || mail.subjectId === null) return true;
    return check.mayStillLeave(tx, { ...mail, subjectId: mail.subjectId });
  }
}
