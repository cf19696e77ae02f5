import './boxes-weapp.css';
