/** Every picture of the demo publication by the key that stories use. */
import type { Drawing } from '../kit/picture.ts';
import { cameraGridPattern } from './camera-grid-pattern.ts';
import { februaryCover, marchCover } from './covers.ts';
import { gazaMap } from './gaza-map.ts';
import { gpsJammingDiagram } from './gps-jamming-diagram.ts';
import { hikvisionMap } from './hikvision-map.ts';
import { impactTimelineFigure } from './impact-timeline-figure.ts';
import { impactWinterDiagram } from './impact-winter-diagram.ts';
import { leapSecondClock } from './leap-second-clock.ts';
import { munichConferenceHall } from './munich-conference-hall.ts';
import { panamaCanalMap } from './panama-canal-map.ts';
import { pennyCostChart } from './penny-cost-chart.ts';
import { railWalkMap } from './rail-walk-map.ts';
import { shampooBars } from './shampoo-bars.ts';
import { sleepParalysisNight } from './sleep-paralysis-night.ts';
import { slowReading } from './slow-reading.ts';
import { southAfricaLand } from './south-africa-land.ts';
import { tariffFlowDiagram } from './tariff-flow-diagram.ts';
import { tariffsContainers } from './tariffs-containers.ts';
import { ukraineMineralsMap } from './ukraine-minerals-map.ts';
import { underseaCablesMap } from './undersea-cables-map.ts';
import { weatherGrid } from './weather-grid.ts';
import { webbRedshiftDiagram } from './webb-redshift-diagram.ts';

export const pictures: Record<string, () => Drawing> = {
  'camera-grid-pattern': cameraGridPattern,
  'cover-2025-02-28': februaryCover,
  'cover-2025-03-14': marchCover,
  'gaza-map': gazaMap,
  'gps-jamming-diagram': gpsJammingDiagram,
  'hikvision-map': hikvisionMap,
  'impact-timeline-figure': impactTimelineFigure,
  'impact-winter-diagram': impactWinterDiagram,
  'leap-second-clock': leapSecondClock,
  'munich-conference-hall': munichConferenceHall,
  'panama-canal-map': panamaCanalMap,
  'penny-cost-chart': pennyCostChart,
  'rail-walk-map': railWalkMap,
  'shampoo-bars': shampooBars,
  'sleep-paralysis-night': sleepParalysisNight,
  'slow-reading': slowReading,
  'south-africa-land': southAfricaLand,
  'tariff-flow-diagram': tariffFlowDiagram,
  'tariffs-containers': tariffsContainers,
  'ukraine-minerals-map': ukraineMineralsMap,
  'undersea-cables-map': underseaCablesMap,
  'weather-grid': weatherGrid,
  'webb-redshift-diagram': webbRedshiftDiagram,
};
