import { CalendarFeed } from './calendar-feed.entity';
import { DayOffResolver } from './day-off.resolver';
import { taskLaws } from './laws';
import { tasksPersonal } from './personal';
import { CalendarFeedResolver, TaskSeriesResolver } from './series.resolver';
import { Engagement, SignUp } from './sign-up.entity';
import { SignUpsResolver } from './sign-ups.resolver';
import { Task, TaskPlace, TaskRoll } from './task.entity';
import { SeriesException, TaskSeries, TaskTemplate } from './task-series.entity';
import { TaskSettingsResolver } from './settings.resolver';
import { TaskSettings } from './task-settings.entity';
import { TaskPlaceResolver, TasksResolver, TeamTasksResolver } from './tasks.resolver';
import { TemplateBookResolver, VillageTemplateResolver } from './templates.resolver';
import { VillageTemplate } from './village-template.entity';

/** What the tasks bring to the house. */
export const tasksRoom = {
  entities: [
    Task,
    TaskPlace,
    TaskRoll,
    TaskSettings,
    TaskSeries,
    SeriesException,
    TaskTemplate,
    VillageTemplate,
    SignUp,
    Engagement,
    CalendarFeed,
  ],
  resolvers: [
    TasksResolver,
    TaskPlaceResolver,
    TeamTasksResolver,
    SignUpsResolver,
    TaskSeriesResolver,
    CalendarFeedResolver,
    DayOffResolver,
    TaskSettingsResolver,
    TemplateBookResolver,
    VillageTemplateResolver,
  ],
  laws: taskLaws,
  personal: tasksPersonal,
} as const;
