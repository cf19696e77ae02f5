import '../ui/boxes-browser.css';
