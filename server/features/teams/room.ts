import { Gear, GearIssue } from './gear.entity';
import { VolunteerImport, VolunteerImportRow } from './import-types';
import { VolunteerImportResolver, VolunteerImportRowResolver } from './import.resolver';
import { teamLaws } from './laws';
import { teamsPersonal } from './personal';
import { LeadOffer, TeamMember } from './team-member.entity';
import { Team } from './team.entity';
import { AreaCountResolver, LeadOfferResolver, TeamMemberResolver, TeamsResolver } from './teams.resolver';
import { Training, Volunteer } from './volunteer.entity';
import {
  GearIssueResolver,
  GearResolver,
  ResidentVolunteerResolver,
  VolunteersResolver,
} from './volunteers.resolver';

export const teamsRoom = {
  entities: [
    Team,
    Volunteer,
    Training,
    TeamMember,
    LeadOffer,
    Gear,
    GearIssue,
    VolunteerImport,
    VolunteerImportRow,
  ],
  resolvers: [
    TeamsResolver,
    TeamMemberResolver,
    LeadOfferResolver,
    AreaCountResolver,
    VolunteersResolver,
    GearResolver,
    GearIssueResolver,
    ResidentVolunteerResolver,
    VolunteerImportResolver,
    VolunteerImportRowResolver,
  ],
  laws: teamLaws,
  personal: teamsPersonal,
} as const;
