/**
 * Words that are often misspelled in German, French, Spanish and Arabic, in lower case, each with its spelling. Where a
 * dictionary allows two spellings, one of them is right here. A word in capitals is wrong only in these capitals.
 */
import { pairs, type Spellings } from './spelling.ts';

/** What the reform of 1996 has changed, and what never was right. */
export const germanSpellings: Spellings = new Map(
  pairs(
    'daß/dass muß/muss mußte/musste müßte/müsste läßt/lässt verläßt/verlässt prozeß/Prozess anschluß/Anschluss',
    'abschluß/Abschluss paßwort/Passwort e-mail/E-Mail e-mails/E-Mails E-mail/E-Mail E-mails/E-Mails',
    'wiederspruch/Widerspruch wiederruf/Widerruf wiederrufen/widerrufen addresse/Adresse adress/Adresse',
    'standart/Standard seperat/separat vorraus/voraus vorraussetzung/Voraussetzung',
    'vorraussichtlich/voraussichtlich ausserdem/außerdem ausserhalb/außerhalb schliesslich/schließlich',
    'schliessen/schließen heisst/heißt grösser/größer authorisiert/autorisiert authorisierung/Autorisierung',
  ),
);

/** Accents, and words as English spells them. */
export const frenchSpellings: Spellings = new Map(
  pairs(
    'evenement/événement evenements/événements évènement/événement évènements/événements reessayer/réessayer',
    'reessayez/réessayez verifier/vérifier verifiez/vérifiez echoue/échoue echoué/échoué echec/échec',
    'echéance/échéance echeance/échéance parametre/paramètre parametres/paramètres apres/après deja/déjà',
    'numero/numéro numeros/numéros periode/période debit/débit credit/crédit recu/reçu recus/reçus',
    'reponse/réponse requete/requête fenetre/fenêtre etre/être meme/même etat/état annulee/annulée',
    'refusee/refusée acceptee/acceptée envoye/envoyé envoyee/envoyée societe/société reseau/réseau',
    'cheque/chèque prelevement/prélèvement prélevement/prélèvement reference/référence securite/sécurité',
    'paiment/paiement paiments/paiements payement/paiement payements/paiements connection/connexion',
    'addresse/adresse remboursment/remboursement',
  ),
);

/** Accents above all. */
export const spanishSpellings: Spellings = new Map(
  pairs(
    'numero/número numeros/números credito/crédito debito/débito pagina/página paginas/páginas sesion/sesión',
    'informacion/información codigo/código codigos/códigos boton/botón automaticamente/automáticamente',
    'tambien/también todavia/todavía despues/después aqui/aquí ultimo/último ultima/última dia/día dias/días',
    'electronico/electrónico facturacion/facturación transaccion/transacción operacion/operación',
    'autorizacion/autorización cancelacion/cancelación confirmacion/confirmación conexion/conexión',
    'version/versión direccion/dirección opcion/opción razon/razón segun/según telefono/teléfono',
    'politica/política linea/línea maximo/máximo minimo/mínimo podra/podrá ningun/ningún algun/algún',
    'recivo/recibo resivo/recibo rembolso/reembolso rembolsar/reembolsar',
  ),
);

/** Hamza and ta marbuta above all: they are left out in haste, and the hamza is put where none belongs. */
export const arabicSpellings: Spellings = new Map(
  pairs(
    'الغاء/إلغاء الالغاء/الإلغاء اعادة/إعادة الى/إلى او/أو اذا/إذا الان/الآن لان/لأن اي/أي اخرى/أخرى اكثر/أكثر',
    'ارسال/إرسال الارسال/الإرسال ادخال/إدخال اضافة/إضافة ايصال/إيصال الايصال/الإيصال اشعار/إشعار الاشعار/الإشعار',
    'اغلاق/إغلاق اجراء/إجراء الاجراء/الإجراء ادارة/إدارة الادارة/الإدارة اعدادات/إعدادات الاعدادات/الإعدادات',
    'الانترنت/الإنترنت اجمالي/إجمالي الاجمالي/الإجمالي',
    'إسترداد/استرداد الإسترداد/الاسترداد إستخدام/استخدام الإستخدام/الاستخدام إستلام/استلام إتصال/اتصال',
    'الإتصال/الاتصال إنتظار/انتظار الإنتظار/الانتظار إسم/اسم الإسم/الاسم',
    'فاتوره/فاتورة الفاتوره/الفاتورة بطاقه/بطاقة البطاقه/البطاقة عمليه/عملية العمليه/العملية دفعه/دفعة',
    'الدفعه/الدفعة صفحه/صفحة الصفحه/الصفحة خدمه/خدمة الخدمه/الخدمة',
    'مسئول/مسؤول المسئول/المسؤول شئ/شيء الذى/الذي التى/التي فى/في',
  ),
);
