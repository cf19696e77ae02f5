import { mergeInternalComponents } from '@tarojs/shared';
import { ariaAttributes } from '../../config/aria-attributes';
import '../ui/boxes-weapp.css';

// The build puts these into the template (client/config/weapp-aria.ts); here the runtime learns how they are called there.
mergeInternalComponents(ariaAttributes);
