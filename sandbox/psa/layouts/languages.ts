/** The words of the screens in a dozen languages, as an accounting client would have them. */

export interface Words {
  /** What an invoice may be called. */
  readonly invoices: readonly string[];
  /** What may follow that word on a field's label. */
  readonly number: readonly string[];
  /** What may stand before a number in running text. */
  readonly signs: readonly string[];
  readonly ticket: string;
  readonly company: string;
  readonly project: string;
  readonly order: string;
  readonly contact: string;
  readonly payment: string;
  readonly record: string;
  readonly search: string;
  readonly setup: string;
  readonly dashboard: string;
  readonly email: string;
  readonly previous: string;
  readonly related: string;
  readonly purchaseOrder: string;
  readonly date: string;
  readonly total: string;
  readonly note: string;
  readonly details: string;
}

function words(list: string, invoices: readonly string[], number: string, signs: readonly string[]): Words {
  const [
    ticket = '',
    company = '',
    project = '',
    order = '',
    contact = '',
    payment = '',
    record = '',
    search = '',
    setup = '',
    dashboard = '',
    email = '',
    previous = '',
    related = '',
    purchaseOrder = '',
    date = '',
    total = '',
    note = '',
    details = '',
  ] = list.split('|');
  return {
    invoices,
    number: number.split('|'),
    signs,
    ticket,
    company,
    project,
    order,
    contact,
    payment,
    record,
    search,
    setup,
    dashboard,
    email,
    previous,
    related,
    purchaseOrder,
    date,
    total,
    note,
    details,
  };
}

export const languages = {
  en: words(
    'Service Ticket|Company|Project|Sales Order|Contact|Payment|Record|Search|Setup|Dashboard|Email|Previous|Related|PO Number|Date|Total|Note|Details',
    ['Invoice', 'Bill', 'AR Invoice', 'Billing Document', 'Tax Invoice', 'Statement'],
    'Number|No.|#|ID',
    ['', '', '#', 'No. ', 'No: '],
  ),
  de: words(
    'Serviceticket|Firma|Projekt|Auftrag|Kontakt|Zahlung|Datensatz|Suche|Einrichtung|Übersicht|E-Mail|Vorherige|Zugehörige|Bestellnummer|Datum|Summe|Notiz|Einzelheiten',
    ['Rechnung', 'Beleg', 'Faktura', 'Ausgangsrechnung'],
    'Nr.|Nummer|-Nr.',
    ['', '', 'Nr. ', '#'],
  ),
  fr: words(
    'Ticket de service|Société|Projet|Commande|Contact|Paiement|Fiche|Recherche|Configuration|Tableau de bord|E-mail|Précédente|Associées|Bon de commande|Date|Total|Note|Détails',
    ['Facture', 'Pièce', 'Facture client'],
    'n°|numéro|Nº',
    ['', 'n° ', 'nº ', '#'],
  ),
  es: words(
    'Incidencia|Empresa|Proyecto|Pedido|Contacto|Pago|Registro|Buscar|Configuración|Panel|Correo|Anterior|Relacionadas|Orden de compra|Fecha|Total|Nota|Detalles',
    ['Factura', 'Comprobante', 'Documento'],
    'núm.|número|n.º',
    ['', 'n.º ', 'núm. ', '#'],
  ),
  it: words(
    'Intervento|Azienda|Progetto|Ordine|Contatto|Pagamento|Scheda|Ricerca|Impostazioni|Cruscotto|Posta|Precedente|Correlate|Ordine di acquisto|Data|Totale|Nota|Dettagli',
    ['Fattura', 'Documento', 'Nota di addebito'],
    'n.|numero',
    ['', 'n. ', '#'],
  ),
  nl: words(
    'Melding|Bedrijf|Project|Verkooporder|Contactpersoon|Betaling|Dossier|Zoeken|Instellingen|Overzicht|E-mail|Vorige|Gerelateerde|Inkooporder|Datum|Totaal|Notitie|Gegevens',
    ['Factuur', 'Nota', 'Verkoopfactuur'],
    'nr.|nummer',
    ['', 'nr. ', '#'],
  ),
  pl: words(
    'Zgłoszenie|Firma|Projekt|Zamówienie|Kontakt|Płatność|Rekord|Szukaj|Ustawienia|Pulpit|E-mail|Poprzednia|Powiązane|Numer PO|Data|Suma|Notatka|Szczegóły',
    ['Faktura', 'Faktura VAT', 'Rachunek', 'Dokument'],
    'nr|numer',
    ['', 'nr ', 'Nr '],
  ),
  pt: words(
    'Chamado|Empresa|Projeto|Pedido|Contato|Pagamento|Registro|Pesquisa|Configuração|Painel|E-mail|Anterior|Relacionadas|Ordem de compra|Data|Total|Observação|Detalhes',
    ['Fatura', 'Nota fiscal', 'Conta'],
    'nº|número',
    ['', 'nº ', '#'],
  ),
  sv: words(
    'Ärende|Företag|Projekt|Order|Kontakt|Betalning|Post|Sök|Inställningar|Översikt|E-post|Föregående|Relaterade|Inköpsorder|Datum|Summa|Anteckning|Uppgifter',
    ['Faktura', 'Räkning', 'Kundfaktura'],
    'nr|nummer',
    ['', 'nr ', '#'],
  ),
  tr: words(
    'Destek kaydı|Şirket|Proje|Sipariş|Kişi|Ödeme|Kayıt|Arama|Kurulum|Pano|E-posta|Önceki|İlgili|Satın alma no|Tarih|Toplam|Not|Ayrıntılar',
    ['Fatura', 'Belge'],
    'No|numarası',
    ['', 'No ', 'No: '],
  ),
  ar: words(
    'تذكرة|شركة|مشروع|أمر بيع|جهة اتصال|دفعة|سجل|بحث|إعداد|لوحة|بريد|السابقة|ذات صلة|أمر الشراء|التاريخ|الإجمالي|ملاحظة|تفاصيل',
    ['فاتورة', 'مستند', 'كشف حساب'],
    'رقم|الرقم',
    ['', 'رقم ', '#'],
  ),
  ja: words(
    'チケット|会社|案件|受注|連絡先|入金|レコード|検索|設定|ダッシュボード|メール|前の|関連|注文番号|日付|合計|メモ|詳細',
    ['請求書', '請求', '伝票'],
    '番号|No.',
    ['', '番号', 'No.', '№'],
  ),
} as const satisfies Readonly<Record<string, Words>>;

export type Language = keyof typeof languages;

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return languages[language];
}
