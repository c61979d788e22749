import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

interface RoleFacts {
  name: string;
  isSuperuser: boolean;
  bypassesRules: boolean;
  owned: number;
}

/**
 * Refuses to start when the product would work as a role that the rules of rows do not hold for: a superuser, one that
 * may bypass them, or one that owns a table.
 */
@Injectable()
export class DatabaseRole implements OnModuleInit {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async onModuleInit(): Promise<void> {
    const [role] = await this.dataSource.query<RoleFacts[]>(
      `SELECT rolname AS name, rolsuper AS "isSuperuser", rolbypassrls AS "bypassesRules",
         (SELECT count(*) FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owned
       FROM pg_roles WHERE rolname = current_user`,
    );
    if (!role) throw new Error('The database does not say who is asking');
    const { name, isSuperuser, bypassesRules, owned } = role;
    if (isSuperuser || bypassesRules || owned > 0) throw new Error(tooStrong(name));
  }
}

const tooStrong = (name: string) =>
  `De databaserol ${name} mag te veel: rijen van regio's en mensen zouden niet gescheiden zijn. Laat DATABASE_URL inloggen als een rol die alleen lid is van routekaart_app, en zet de eigenaar in DATABASE_OWNER_URL. / The database role ${name} may do too much: rows of regions and people would not be kept apart. Let DATABASE_URL log in as a role that is a member of routekaart_app and nothing else, and put the owner in DATABASE_OWNER_URL.`;
