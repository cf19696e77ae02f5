import './boxes-browser.css';
