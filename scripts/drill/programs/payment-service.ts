import './end-with-parent';
import '../clock/live-in-drill-time';
import '../../../functions/payment-service/server';
