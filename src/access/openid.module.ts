import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AskOpenIdAccount } from './ask-openid-account.usecase.js';
import { BeginOpenId } from './begin-openid.usecase.js';
import { ConnectOpenId } from './connect-openid.usecase.js';
import { FinishOpenId } from './finish-openid.usecase.js';
import { ForgetOpenIdSignIns } from './forget-openid-sign-ins.job.js';
import { OpenIdClients } from './openid-clients.service.js';
import { OpenIdCookies } from './openid-cookies.service.js';
import { OpenIdKeysController } from './openid-keys.controller.js';
import { OpenIdIdentityEntity, OpenIdSessionEntity, OpenIdSignInEntity } from './openid.entity.js';
import { OpenIdRepository } from './openid.repository.js';
import { OpenIdResolver } from './openid.resolver.js';
import { StartOpenIdSession } from './start-openid-session.service.js';

/** Signing in with an OpenID provider, beside the ways of our own. */
@Module({
  imports: [TypeOrmModule.forFeature([OpenIdSignInEntity, OpenIdIdentityEntity, OpenIdSessionEntity])],
  controllers: [OpenIdKeysController],
  providers: [
    OpenIdClients,
    OpenIdCookies,
    OpenIdRepository,
    StartOpenIdSession,
    BeginOpenId,
    FinishOpenId,
    ConnectOpenId,
    AskOpenIdAccount,
    ForgetOpenIdSignIns,
    OpenIdResolver,
  ],
  exports: [OpenIdRepository],
})
export class OpenIdModule {}
